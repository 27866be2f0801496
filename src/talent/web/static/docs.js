// Starts Swagger UI over our own description. Writes carry the header that a cookie session asks for.
window.addEventListener("load", () => {
  window.ui = SwaggerUIBundle({
    url: "docs/openapi-3.0.json",
    dom_id: "#docs",
    deepLinking: true,
    validatorUrl: null,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    presets: [SwaggerUIBundle.presets.apis],
    requestInterceptor: (request) => {
      request.headers["X-Talent-Request"] = "docs";
      return request;
    },
  });
});
