"""Finds the typefaces: reads font files, names their families, drops what is no digit or too like another face."""

import csv
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy
from fontTools.ttLib import TTCollection, TTFont, TTLibError
from PIL import Image, ImageDraw, ImageFont

DIGITS = "0123456789"
GLYPH = 160          # the longer side of a digit's high-resolution mask, in pixels
THUMB = 20           # the side of the thumbnails by which faces are compared
NEAR = 0.20          # two styles closer than this (see distances) are one design
STYLES = 4           # styles used of one family at most

# Words of a family name that tell a style, a size or a format, and not another typeface.
STYLE_WORDS = set(
    "black bold book boldoblique cond condensed condencerd condenced cn demi dunhill extra extralight heavy high italic light "
    "medium mini narrow oblique pro regular roman semi semibold slanted std thin ttf otf upright unslanted wide 2x 2y math "
    "caps sc smallcaps all text display titling alta no2 no3 2nd prop diagnostic dict dot xspace moe gpl gnu gpl&gnu gnu&gpl "
    "gnu-gpl half semi-condensed basic plus new series b c d e f o p em eem - 1m 1p 1c 2m 2p".split())

# Families whose names do not share the word that they should: the first word is rewritten.
SAME = {"cabinsketch": "cabin sketch", "ocra": "ocr a", "ocrabold": "ocr a", "ocracondensed": "ocr a", "ocraitalic": "ocr a",
        "robotoitalic": "roboto", "robotoregular": "roboto", "robotobold": "roboto", "robotobolditalic": "roboto",
        "betecknags": "beteckna", "betecknagscondensed": "beteckna", "migu": "migmix", "dseg14": "dseg", "dseg7": "dseg",
        "misakigothic": "misaki", "misakigothic2nd": "misaki", "misakimincho": "misaki", "komatuna": "konatu",
        "ethiopia": "ethiopic", "ukij_mac": "ukij"}

# Larger families whose names do not share their first word: one clan.
CLAN = {"cmu": "latin", "mathjax": "latin", "ipagothic": "ipa", "ipamincho": "ipa", "ipaexgothic": "ipa", "ipaexmincho": "ipa",
        "m": "migmix", "vl": "migmix", "nimbus": "tex gyre", "chancery": "tex gyre", "liberation": "arimo"}

# Collections whose members share one set of digits: only the collection counts.
ONE = {"lohit", "roadgeek", "migmix", "dseg", "misaki", "px"}

# First words that name a maker or a collection; the word after them names the design.
MAKERS = set(
    "because bm bpg ethiopic gfs im khmer linux monlam myanmar nk noto ocr old tex ukij".split())

WANTED = (("regular", "roman", "book", "normal", "medium", ""), ("bold",),
          ("italic", "oblique"), ("bold italic", "bolditalic", "bold oblique", "boldoblique"))


@dataclass
class Style:
    """One font of a family: its file and its ten digits as masks (images cropped to the ink)."""
    family: str
    name: str
    package: str
    path: Path
    index: int
    masks: list = field(repr=False)
    thumbs: numpy.ndarray = field(repr=False)


def words_of(family):
    words = [w for w in re.split(r"[\s_()]+", family.lower()) if w]
    words = SAME.get(words[0], words[0]).split() + words[1:]
    if words[0] in ONE:
        return words[:1]
    return words[:1] + [w for w in words[1:] if w not in STYLE_WORDS and not re.fullmatch(r"[\d.]+(pt)?x?[\d]*", w)]


def face_of(family):
    """The typeface's name without the words that only name a style."""
    return " ".join(words_of(family))


def clan_of(family):
    """The larger family (DejaVu of DejaVu Sans and DejaVu Serif). A clan is never split between training and test."""
    words = words_of(family)
    clan = " ".join(words[:2]) if words[0] in MAKERS else words[0]
    return CLAN.get(clan, clan)


def masks_of(font):
    """The ten digits cropped to their ink, or None where one of them is blank."""
    masks = []
    for digit in DIGITS:
        canvas = Image.new("L", (4 * GLYPH, 4 * GLYPH))
        ImageDraw.Draw(canvas).text((2 * GLYPH, 2 * GLYPH), digit, 255, font=font, anchor="mm")
        box = canvas.getbbox()
        if box is None or max(box[2] - box[0], box[3] - box[1]) < GLYPH // 16:
            return None
        masks.append(canvas.crop(box))
    return masks


def thumb(mask):
    scale = THUMB / max(mask.size)
    small = mask.resize([max(1, round(side * scale)) for side in mask.size], Image.BOX)
    canvas = Image.new("L", (THUMB, THUMB))
    canvas.paste(small, ((THUMB - small.width) // 2, (THUMB - small.height) // 2))
    return numpy.asarray(canvas, dtype=numpy.float32).ravel() / 255


def distances(thumbs, others):
    """1 − (sum of minima) / (sum of maxima) per digit, averaged over the digits: 0 is identical, 1 is disjoint."""
    difference = numpy.abs(others - thumbs[None])
    total = others.sum(axis=2) + thumbs.sum(axis=1)[None] + difference.sum(axis=2)
    return (2 * difference.sum(axis=2) / total).mean(axis=1)


def read_font(path, index, package):
    """The Style of a font with ten different digits drawn as outlines, or None."""
    try:
        font = TTFont(path, fontNumber=index, lazy=True)
        characters = font.getBestCmap() or {}
        glyphs = {characters.get(ord(digit), ".notdef") for digit in DIGITS}
        names = font["name"]
        family = names.getDebugName(16) or names.getDebugName(1)
        style = (names.getDebugName(17) or names.getDebugName(2) or "").strip()
        if len(glyphs) < 10 or ".notdef" in glyphs or not family:
            return None
        masks = masks_of(ImageFont.truetype(str(path), GLYPH, index=index, layout_engine=ImageFont.Layout.BASIC))
    except (OSError, KeyError, TTLibError):
        return None          # a bitmap font, or one that FreeType or fontTools cannot read
    if masks is None:
        return None
    thumbs = numpy.stack([thumb(mask) for mask in masks])
    alike = min(distances(thumbs[d:d + 1], thumbs[e:e + 1][None])[0] for d in range(10) for e in range(d))
    return None if alike < 0.03 else Style(family.strip(), style, package, path, index, masks, thumbs)


def read_package(folder, package):
    """All usable fonts of an unpacked package, in a fixed order."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".ttf", ".otf", ".ttc") and not p.is_symlink()):
        count = len(TTCollection(str(path), lazy=True).fonts) if path.suffix.lower() == ".ttc" else 1
        found += [font for font in (read_font(path, index, package) for index in range(count)) if font]
    return found


def choose_styles(styles):
    """Regular, bold, italic and bold italic where a family has them, then others in the order of their names."""
    chosen = []
    for wanted in WANTED:
        chosen += [s for s in styles if s.name.lower() in wanted and s not in chosen][:1]
    rest = sorted((s for s in styles if s not in chosen), key=lambda s: (s.name, str(s.path), s.index))
    return (chosen + rest)[:STYLES]


def choose_faces(fonts, excluded):
    """{face: [Style]}. A face with any style nearer than NEAR to another face is a copy or a clone of it, and left out whole."""
    families = {}
    for style in fonts:
        face = face_of(style.family)
        if not any(re.fullmatch(pattern, name) for pattern in excluded for name in (face, f"{face}/{style.name}")):
            families.setdefault(face, []).append(style)
    faces, kept = {}, numpy.zeros((0, 10, THUMB * THUMB), dtype=numpy.float32)
    for face in sorted(families, key=lambda name: (-len(families[name]), name)):
        styles = choose_styles(families[face])
        if len(kept) and any(distances(style.thumbs, kept).min() < NEAR for style in styles):
            continue
        own = []
        for style in styles:
            if all(distances(style.thumbs, other.thumbs[None])[0] >= NEAR / 2 for other in own):
                own.append(style)
        faces[face] = own
        kept = numpy.concatenate([kept, numpy.stack([style.thumbs for style in own])])
    return dict(sorted(faces.items()))


def split(faces, test_share):
    """(train, test): whole clans, ordered by a hash of their names, until the test part has its share."""
    clans = {}
    for face in faces:
        clans.setdefault(clan_of(face), []).append(face)
    test = []
    for clan in sorted(clans, key=lambda name: hashlib.sha256(name.encode()).hexdigest()):
        if len(test) < test_share * len(faces):
            test += clans[clan]
    return sorted(face for face in faces if face not in test), sorted(test)


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
