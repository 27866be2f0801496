"""From text to needs, rule by rule."""
