"""The stored form of a reading: what is shown of a document later, without reading the file again."""

from dataclasses import asdict
from typing import Any

from talent.cv.types import ParsedCv, Reason


def reading_of(parsed: ParsedCv) -> dict[str, Any]:
    """Return fields with their places, reasons of what is missing, warnings and kinds of dropped facts as JSON.

    Page texts are kept, as the places count in them; boxes of characters are not, since the file gives them again.
    """
    return {
        "fields": [
            {
                "path": field.path,
                "value": field.value,
                "confidence": field.confidence,
                "page": field.page,
                "quote": field.quote,
                "start": field.start,
                "end": field.end,
                **({} if field.link is None else {"link": field.link}),
            }
            for field in parsed.fields
        ],
        "missing": [{"path": each.path, **_reason(each.reason)} for each in parsed.missing],
        "warnings": [_reason(warning) for warning in parsed.warnings],
        "protected": list(parsed.protected),
        "titles": list(parsed.titles),
        "pages": [
            {"number": page.number, "width": page.width, "height": page.height, "text": page.text}
            for page in parsed.pages
        ],
        "work_spans": [asdict(span) for span in parsed.work_spans],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "params": dict(reason.params)}
