"""Rights a photographed or scanned page: finds the sheet, undoes perspective and skew, evens the light.

Every step is measured on a small copy and only noted as a matrix; the page itself is resampled once, so that its
letters stay sharp, and every box can be led back to the picture as it was handed in.
Sources: projection profile for skew (Postl 1986; Bloomberg, Kopec, Dasari 1995); division by the estimated paper for
light; a plane projective map from four corners for perspective (Hartley and Zisserman, Multiple View Geometry, ch. 4).
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from scipy import ndimage
from scipy.spatial import ConvexHull, QhullError

from talent.cv.pictures.ocr_page import Gray, Matrix
from talent.cv.types import Box

A4_SHORT, A4_LONG = 595.28, 841.89
SMALL = 480
MIDDLE_DPI = 100
MAX_SKEW = 14.0
# Less than this is below what the reading of lines and tesseract itself take without loss.
MIN_SKEW = 0.25
MIN_SHEET = 0.25
MOST_SHEETS = 4
# Grey levels that part a sheet from the ground it lies on, and by how much a sheet with its dark parts is larger.
UNLIKE, WIDER = 12.0, 1.03
MAX_POINTS = 40_000
GROUND_STEP = 8
LABEL_STEP, LABEL_GROUND, MAX_LABELS = 4, 0.65, 400
WHITE_GROUND = 236


@dataclass(slots=True)
class Sheet:
    """A righted page.

    `back` maps `(x, y, 1)` of `gray` in pixels to the picture as handed in, in pixels; `sideways` tells that the
    lines run from top to bottom; `skew` is what was undone, in degrees.
    """

    gray: Gray
    back: Matrix
    sideways: bool
    skew: float


def points_per_pixel(width: float, height: float) -> float:
    """The scale at which a picture without a size of its own is a sheet of A4: by its width, or by its length where
    it lies on its side."""
    return A4_LONG / width if width > height else A4_SHORT / width


def straighten(gray: Gray, *, dpi: int) -> Sheet:
    """The page of a grey picture, upright but for quarter turns, as a sheet of A4 at `dpi`."""
    corners = find_sheet(gray)
    if corners is None:
        height, width = gray.shape
        back = np.eye(3)
    else:
        top, bottom = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3])
        left, right = np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1])
        width, height = int(max(top, bottom)), int(max(left, right))
        back = _projection(width, height, corners)
    unit = points_per_pixel(width, height) / 72
    middle = _resample(gray, back, (width, height), unit * MIDDLE_DPI)
    skew, sideways = find_skew(middle)
    if abs(skew) >= MIN_SKEW:
        turn, (wide, tall) = _rotation(skew, width, height)
        back = back @ turn
        width, height = wide, tall
    scale = unit * dpi
    page = even_light(turn_labels(_resample(gray, back, (width, height), scale)))
    return Sheet(page, back @ np.diag([1 / scale, 1 / scale, 1.0]), sideways, skew)


def quarter_turns(sheet: Sheet, turns: int) -> Sheet:
    """The sheet turned by `turns` × 90° against the clock."""
    height, width = sheet.gray.shape
    turn = {
        0: np.eye(3),
        1: np.array([[0.0, -1.0, width], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
        2: np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]]),
        3: np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, height], [0.0, 0.0, 1.0]]),
    }[turns % 4]
    gray = np.ascontiguousarray(np.rot90(sheet.gray, turns))
    return Sheet(gray, sheet.back @ turn, sheet.sideways, sheet.skew)


def led_back(box: Box, back: Matrix) -> Box:
    """The upright box around the four corners of `box` where they lie on the picture as handed in."""
    x0, y0, x1, y1 = box
    corners = back @ np.array([[x0, x1, x1, x0], [y0, y0, y1, y1], [1.0, 1.0, 1.0, 1.0]])
    x, y = corners[0] / corners[2], corners[1] / corners[2]
    return (float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def find_sheet(gray: Gray) -> NDArray[np.float64] | None:
    """The corners of a bright sheet on a darker ground: top left, top right, bottom right, bottom left, in pixels.

    None where the picture is the page itself. A page with a dark side bar or head is bright in a part that reaches
    the border of the picture on more than one side: that is no sheet on a table.
    """
    height, width = gray.shape
    factor = max(height, width) / SMALL
    size = (max(int(width / factor), 8), max(int(height / factor), 8))
    small = np.asarray(Image.fromarray(gray).resize(size, Image.Resampling.BOX), dtype=np.float32)
    # The letters are closed so that the sheet is of one piece.
    smooth = ndimage.gaussian_filter(ndimage.grey_closing(small, size=(9, 9)), 1.5)
    level = _otsu(smooth)
    bright = smooth > level
    if bright.mean() > 0.97 or float(smooth[bright].mean() - smooth[~bright].mean()) < 30:
        return None
    found = _sheet_corners(bright)
    # A dark band at the head of the sheet is no table: the whole sheet is what the ground around it does not explain.
    whole = None if found is None else _sheet_corners(_unlike_border(small))
    if found is None:
        return None
    corners = found if whole is None or _area(whole) < WIDER * _area(found) else whole
    # A little inside, so that nothing of the table is seen along the edges.
    corners = corners + (corners.mean(axis=0) - corners) * 0.012
    return np.asarray(corners * np.array([width / size[0], height / size[1]]), dtype=np.float64)


def sheets_apart(gray: Gray) -> list[Gray]:
    """The photos of sheets that stand below each other in one long picture, else the picture itself.

    They are of one height where one telephone took them, and each shows its sheet.
    """
    height, width = gray.shape
    count = round(height / (width * A4_LONG / A4_SHORT))
    if not 2 <= count <= MOST_SHEETS:
        return [gray]
    parts = np.array_split(gray, count)
    return parts if all(find_sheet(part) is not None for part in parts) else [gray]


def _sheet_corners(mask: NDArray[np.bool_]) -> NDArray[np.float64] | None:
    """The corners of the largest piece of a mask where that is a quadrangle within the picture."""
    labels, count = ndimage.label(mask)
    if not count:
        return None
    sizes = np.bincount(labels.ravel())[1:]
    sheet = ndimage.binary_fill_holes(labels == int(sizes.argmax()) + 1)
    area = int(sheet.sum())
    if area < MIN_SHEET * sheet.size:
        return None
    edges = (sheet[0, :], sheet[-1, :], sheet[:, 0], sheet[:, -1])
    if sum(float(edge.mean()) > 0.15 for edge in edges) > 1:
        return None
    corners = _four_corners(sheet)
    if corners is None or not 0.9 * _area(corners) <= area <= 1.06 * _area(corners):
        return None
    return corners


def _unlike_border(small: NDArray[np.float32]) -> NDArray[np.bool_]:
    """What differs in brightness from the ground along the border of a picture, whose light may fall off."""
    smooth = ndimage.gaussian_filter(small, 1.5)
    height, width = smooth.shape
    y, x = np.mgrid[0:height, 0:width]
    plane = np.stack((np.ones_like(x), x / width, y / height), axis=-1).astype(np.float64)
    margin = max(min(height, width) // 60, 2)
    edge = np.ones_like(smooth, dtype=bool)
    edge[margin:-margin, margin:-margin] = False
    known, values = plane[edge], smooth[edge].astype(np.float64)
    for _ in range(3):
        light, *_ = np.linalg.lstsq(known, values, rcond=None)
        errors = np.abs(known @ light - values)
        # What reaches the border is not the ground.
        near = errors <= max(2.5 * float(np.median(errors)), 3.0)
        known, values = known[near], values[near]
    unlike = np.abs(smooth - plane @ light) > UNLIKE
    return np.asarray(ndimage.binary_opening(unlike, iterations=2), dtype=np.bool_)


def find_skew(gray: Gray) -> tuple[float, bool]:
    """By how many degrees the lines climb, and whether they run from top to bottom instead of across."""
    points = _letters(gray)
    if points is None:
        return 0.0, False
    across, angle = _best_angle(points[:, 1], points[:, 0])
    down, other = _best_angle(points[:, 0], -points[:, 1])
    return (other, True) if down > 1.15 * across else (angle, False)


def even_light(gray: Gray) -> Gray:
    """Dark letters on white everywhere: each place is divided by its ground, and turned over where letters are light.

    The ground is the median of a square of half an inch, of which letters never cover the half. It takes in paper
    in the shade, coloured panels and dark side bars alike; white ground is left as it is.
    """
    height, width = gray.shape
    small = _small(gray, GROUND_STEP)
    ground = _ground(gray, GROUND_STEP)
    if float(ground.min()) >= WHITE_GROUND:
        return gray
    values = np.asarray(small, dtype=np.float32) - ground
    window = 15
    above = ndimage.uniform_filter(np.maximum(values, 0), window)
    below = ndimage.uniform_filter(np.maximum(-values, 0), window)
    light = ndimage.median_filter((ground < 190) & ((above > 1.5 * below) | (ground < 70)), size=5)
    wide = _enlarged(ground, width, height)
    turned = _enlarged(light.astype(np.float32), width, height) > 0.5
    pixels = gray.astype(np.float32)
    even = pixels / np.maximum(wide, 24)
    even[turned] = 1 - (pixels[turned] - wide[turned]) / np.maximum(255 - wide[turned], 24)
    even[(wide >= WHITE_GROUND) & ~turned] = pixels[(wide >= WHITE_GROUND) & ~turned] / 255
    return np.asarray(np.clip(even * 255, 0, 255), dtype=np.uint8)


def _small(gray: Gray, step: int) -> Image.Image:
    height, width = gray.shape
    size = (max(width // step, 4), max(height // step, 4))
    return Image.fromarray(gray).resize(size, Image.Resampling.BOX)


def _ground(gray: Gray, step: int) -> NDArray[np.float32]:
    """What letters stand on, of a picture made smaller by `step`: the median of a square of thirteen of its pixels."""
    return np.asarray(_small(gray, step).filter(ImageFilter.MedianFilter(13)), dtype=np.float32)


def turn_labels(gray: Gray) -> Gray:
    """Light letters on dark labels (the headings of some designs) turned to dark letters on white.

    A label is a filled box that is longer than high and between an eighth of an inch and an inch high; what it holds
    is turned where the letters are lighter than its ground.
    """
    height, width = gray.shape
    size = (max(width // LABEL_STEP, 4), max(height // LABEL_STEP, 4))
    small = np.asarray(Image.fromarray(gray).resize(size, Image.Resampling.BOX))
    # The paper around what is less than an inch and a half high, in whatever light it lies.
    half = Image.fromarray(small).resize((max(size[0] // 4, 2), max(size[1] // 4, 2)), Image.Resampling.BOX)
    paper = _enlarged(ndimage.grey_closing(np.asarray(half, dtype=np.float32), size=19), *size)
    # Closed over the gaps that light letters make in it.
    dark = ndimage.binary_closing(small < LABEL_GROUND * paper, structure=np.ones((3, 5)))
    dark = ndimage.binary_opening(dark, iterations=2)
    labels, _ = ndimage.label(dark)
    result = gray
    for number, (down, across) in enumerate(ndimage.find_objects(labels)[:MAX_LABELS], start=1):
        tall, wide = down.stop - down.start, across.stop - across.start
        filled = ndimage.binary_fill_holes(labels[down, across] == number)
        if not 6 <= tall <= 50 or wide < tall or float(filled.mean()) < 0.8:
            continue
        place = (
            slice(down.start * LABEL_STEP, down.stop * LABEL_STEP),
            slice(across.start * LABEL_STEP, across.stop * LABEL_STEP),
        )
        patch = gray[place].astype(np.float32)
        ground, white = float(np.median(patch)), float(np.median(paper[down, across]))
        light = float((patch > ground + 50).mean())
        if (
            ground < LABEL_GROUND * white
            and 0.03 < light < 0.5
            and light > 2 * float((patch < ground - 50).mean())
        ):
            if result is gray:
                result = gray.copy()
            edge = LABEL_STEP + 2
            around = (
                slice(max(place[0].start - edge, 0), place[0].stop + edge),
                slice(max(place[1].start - edge, 0), place[1].stop + edge),
            )
            result[around] = _turned_label(gray[around], ground, white)
    return result


def _turned_label(patch: Gray, ground: float, white: float) -> Gray:
    """The patch with its largest dark piece turned over; what stands beside that, and its rounded corners, stay."""
    labels, _ = ndimage.label(patch < (ground + white) / 2)
    piece = labels == int(np.bincount(labels.ravel())[1:].argmax()) + 1
    # Letters that touch the border of the label are gaps in it.
    label = ndimage.binary_fill_holes(
        ndimage.binary_closing(np.pad(piece, 9), iterations=8)[9:-9, 9:-9] | piece
    )
    inside = ndimage.binary_erosion(label, iterations=3)
    values = patch.astype(np.float32)
    turned = np.clip(white * (1 - (values - ground) / (white - ground)), 0, 255).astype(np.uint8)
    # The border of the label is neither its ground nor a rule of the page.
    bare = np.where(ndimage.binary_dilation(label, iterations=2), np.uint8(white), patch)
    return np.asarray(np.where(inside, turned, bare), dtype=np.uint8)


def _enlarged(values: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    picture = Image.fromarray(values).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(picture, dtype=np.float32)


def _resample(gray: Gray, back: Matrix, size: tuple[int, int], scale: float) -> Gray:
    """`size` pixels of the plane that `back` leads to the picture, at `scale`; white where the picture ends."""
    wide, tall = max(round(size[0] * scale), 16), max(round(size[1] * scale), 16)
    source, factor = Image.fromarray(gray), 1
    while scale * factor < 0.5:
        # A bicubic kernel sees four pixels: what is made much smaller must first be averaged.
        factor *= 2
    if factor > 1:
        source = source.reduce(factor)
    step = np.diag([1 / factor, 1 / factor, 1.0]) @ back @ np.diag([1 / scale, 1 / scale, 1.0])
    if np.allclose(back, np.eye(3)):
        picture = source.resize((wide, tall), Image.Resampling.LANCZOS)
    else:
        step = step / step[2, 2]
        picture = source.transform(
            (wide, tall),
            Image.Transform.PERSPECTIVE,
            tuple(step.ravel()[:8]),
            Image.Resampling.BICUBIC,
            fillcolor=255,
        )
    return np.asarray(picture)


def _projection(width: int, height: int, corners: NDArray[np.float64]) -> Matrix:
    """The projective map from an upright sheet to its four corners."""
    plain = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    rows, right = [], []
    for (x, y), (u, v) in zip(plain, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)


def _rotation(degrees: float, width: int, height: int) -> tuple[Matrix, tuple[int, int]]:
    """From a page turned upright, large enough for every corner, to the page that climbs by `degrees`."""
    angle = np.radians(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    wide, tall = int(width * cos + height * abs(sin)), int(width * abs(sin) + height * cos)
    middle = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1.0]])
    turn = np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1.0]])
    return middle @ turn @ np.array([[1, 0, -wide / 2], [0, 1, -tall / 2], [0, 0, 1.0]]), (wide, tall)


def _letters(gray: Gray) -> NDArray[np.float32] | None:
    """Pixels `(y, x)` of what has the size of letters and words, dark or bright; None where there is too little."""
    # Not from the mean around it: between the lines of dense text white differs from that as well.
    unlike = np.abs(gray.astype(np.float32) - _enlarged(_ground(gray, GROUND_STEP // 2), *gray.shape[::-1]))
    # Half-dark edges join the descenders of a dense line to the letters below.
    labels, count = ndimage.label(unlike > max(28.0, 0.3 * float(np.percentile(unlike, 99))))
    if not count:
        return None
    large = np.zeros(count + 1, dtype=bool)
    for number, (down, across) in enumerate(ndimage.find_objects(labels), start=1):
        extent = max(down.stop - down.start, across.stop - across.start)
        large[number] = extent > 90 or extent < 2
    large[0] = True
    letters = ~large[labels]
    # Shadows of the edges lie along the borders.
    border = max(min(gray.shape) // 40, 1)
    inner = np.zeros_like(letters)
    inner[border:-border, border:-border] = letters[border:-border, border:-border]
    y, x = np.nonzero(inner)
    if len(y) < 300:
        return None
    step = max(1, len(y) // MAX_POINTS)
    return np.stack((y[::step], x[::step]), axis=1).astype(np.float32)


def _best_angle(along: NDArray[np.float32], rows: NDArray[np.float32]) -> tuple[float, float]:
    """How sharp the profile of the rows is at its sharpest, and the climb in degrees at which it is."""
    best = max(
        ((_sharpness(along, rows, angle, 2.0), angle) for angle in np.arange(-MAX_SKEW, MAX_SKEW + 0.5, 1.0)),
    )
    near = np.arange(best[1] - 1.2, best[1] + 1.21, 0.1)
    sharp = np.array([_sharpness(along, rows, angle, 1.0) for angle in near])
    smooth = ndimage.gaussian_filter1d(sharp, 1.5, mode="nearest")
    return float(smooth.max()), float(near[int(smooth.argmax())])


def _sharpness(
    along: NDArray[np.float32], rows: NDArray[np.float32], degrees: float, bin_size: float
) -> float:
    """The energy of the differences between neighbouring rows, as a share of all ink squared."""
    angle = np.radians(degrees)
    height = rows * np.float32(np.cos(angle)) + along * np.float32(np.sin(angle))
    place = (height - height.min()) / bin_size
    low = place.astype(np.int32)
    # Each pixel counts for the two rows it lies between: whole rows would favour angles at which they alias.
    part = place - low
    size = int(low.max()) + 2
    profile = np.bincount(low, 1 - part, size) + np.bincount(low + 1, part, size)
    return float((np.diff(profile) ** 2).sum() / profile.sum() ** 2 * len(profile))


def _otsu(values: NDArray[np.float32]) -> float:
    """The level that parts dark from bright with the least spread within both (Otsu 1979)."""
    counts, edges = np.histogram(values, bins=64, range=(0, 256))
    centers = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(edges[int(np.nanargmax(np.where(np.isfinite(spread), spread, -1.0))) + 1])


def _four_corners(sheet: NDArray[np.bool_]) -> NDArray[np.float64] | None:
    """The four points of the hull that span the largest area, in order from the top left with the clock."""
    y, x = np.nonzero(sheet ^ ndimage.binary_erosion(sheet))
    points = np.stack((x, y), axis=1).astype(np.float64)
    try:
        hull = points[ConvexHull(points).vertices]
    except (QhullError, ValueError):
        return None
    if len(hull) < 4:
        return None
    while len(hull) > 22:
        # The point that turns the least is the one that matters the least.
        before, after = np.roll(hull, 1, axis=0), np.roll(hull, -1, axis=0)
        first, second = hull - before, after - hull
        turn = np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0])
        hull = np.delete(hull, int(turn.argmin()), axis=0)
    best = max(combinations(range(len(hull)), 4), key=lambda chosen: _area(hull[list(chosen)]))
    corners = hull[list(best)]
    center = corners.mean(axis=0)
    corners = corners[np.argsort(np.arctan2(corners[:, 1] - center[1], corners[:, 0] - center[0]))]
    first = int(corners.sum(axis=1).argmin())
    return np.asarray(np.roll(corners, -first, axis=0), dtype=np.float64)


def _area(corners: NDArray[np.float64]) -> float:
    x, y = corners[:, 0], corners[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)
