#!/usr/bin/python3
"""Makes the typefaces data set: digits 0-9 in open typefaces from Debian's font packages, as IDX files like MNIST's.

    ./render.py fetch  FONTS          download and unpack the packages of packages.csv into the folder FONTS (350 MB to download, 850 MB unpacked)
    ./render.py render FONTS [OUT]    write the four IDX files, faces.csv and contact-sheet.png to OUT (default: this folder)

Needs Debian 12 with python3-pil, python3-fonttools and python3-numpy. Running it twice gives the same bytes.
"""

import csv
import gzip
import io
import math
import random
import struct
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path

import numpy
from PIL import Image

from faces import DIGITS, choose_faces, read_package, read_table, split

HERE = Path(__file__).resolve().parent
SEED = 2026
COUNTS = {"train": 20_000, "t10k": 4_000}
SIDE = 28            # an image's side, in pixels
FINE = 8             # images are drawn this many times larger and then averaged down
BOX = 20             # the longer side of an untouched digit, in pixels
MARGIN = 1           # pixels that stay black at every edge
TEST_SHARE = 1 / 6   # of the typefaces


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for row in read_table(HERE / "packages.csv"):
        package, version = row["package"], row["version"]
        if (folder / package).exists():
            continue
        subprocess.run(["apt-get", "download", "-q", f"{package}={version}"], cwd=folder, check=True)
        archive = next(folder.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder / package)], check=True)
        archive.unlink()


def read(task):
    return read_package(*task)


def affine(rng):
    """A 2×2 matrix: a rotation within ±10°, times a shear within ±0.15, times scales in 0.85 to 1.1 that differ by at most 10 %."""
    angle, shear = math.radians(rng.uniform(-10, 10)), rng.uniform(-0.15, 0.15)
    size, aspect = rng.uniform(0.87, 1.08), rng.uniform(0.95, 1.05)
    rotation = numpy.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return rotation @ numpy.array([[1, shear], [0, 1]]) @ numpy.diag([size * aspect, size / aspect])


def draw(mask, rng):
    """One 28×28 image of a digit: transformed, centred by its mass as MNIST's are, then moved by up to 1.5 pixels."""
    size = numpy.array(mask.size, dtype=float)
    matrix = affine(rng) * (BOX * FINE / max(mask.size))
    extent = numpy.abs(matrix) @ size
    room = (SIDE - 2 * MARGIN) * FINE
    matrix *= min(1, room / extent.max())
    extent = numpy.abs(matrix) @ size

    inverse = numpy.linalg.inv(matrix)
    side = SIDE * FINE
    offset = size / 2 - inverse @ numpy.array([side / 2, side / 2])
    frame = Image.new("L", (mask.width + 4, mask.height + 4))      # a black border: transform would smear the edge's ink
    frame.paste(mask, (2, 2))
    coefficients = (inverse[0, 0], inverse[0, 1], offset[0] + 2, inverse[1, 0], inverse[1, 1], offset[1] + 2)
    fine = frame.transform((side, side), Image.AFFINE, coefficients, Image.BILINEAR)

    ink = numpy.asarray(fine, dtype=numpy.float64)
    positions = numpy.arange(side) + 0.5
    box = fine.getbbox()
    moved = []
    for axis, low, high in ((0, box[0], box[2]), (1, box[1], box[3])):
        mass = (ink.sum(axis=axis) * positions).sum() / ink.sum()
        wanted = round(side / 2 - mass + rng.uniform(-1.5, 1.5) * FINE)
        moved.append(min(max(wanted, MARGIN * FINE - low), (SIDE - MARGIN) * FINE - high))
    shifted = Image.new("L", (side, side))
    shifted.paste(fine, tuple(moved))
    return numpy.asarray(shifted.reduce(FINE))


def draw_face(task):
    """All images of one face: [(digit, style's index, image)]. The stream of numbers depends on the face alone."""
    face, styles, counts = task
    images = []
    for digit in range(10):
        rng = random.Random(f"{SEED}/{face}/{digit}")
        for number in range(counts[digit]):
            style = (number + digit) % len(styles)
            images.append((digit, style, draw(styles[style].masks[digit], rng)))
    return images


def share(faces, total):
    """{face: images per digit}: every digit has total / 10 images, and the faces' numbers differ by at most one per digit."""
    per_digit, over = divmod(total // 10, len(faces))
    return {face: [per_digit + ((place - digit * over) % len(faces) < over) for digit in range(10)]
            for place, face in enumerate(faces)}


def write_gzip(path, content):
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(content)
    write(path, packed.getvalue())


def write(path, content):
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


def contact_sheet(images, labels, columns=28):
    sheet = numpy.zeros((10 * SIDE, columns * SIDE), dtype=numpy.uint8)
    for digit in range(10):
        for column, place in enumerate(numpy.flatnonzero(labels == digit)[:columns]):
            sheet[digit * SIDE:(digit + 1) * SIDE, column * SIDE:(column + 1) * SIDE] = images[place]
    file = io.BytesIO()
    Image.fromarray(sheet).quantize(16).save(file, "PNG", optimize=True)
    return file.getvalue()


def render(folder, out):
    packages = {row["package"]: row["licence"] for row in read_table(HERE / "packages.csv")}
    missing = [package for package in packages if not (folder / package).is_dir()]
    if missing:
        sys.exit(f"render.py: {folder} lacks {len(missing)} packages, {missing[0]} the first: run ./render.py fetch {folder}")
    out.mkdir(parents=True, exist_ok=True)
    excluded = [row["face"] for row in read_table(HERE / "excluded.csv")]
    rows = []
    with Pool() as pool:
        found = pool.map(read, [(folder / package, package) for package in sorted(packages)], chunksize=4)
        faces = choose_faces([style for styles in found for style in styles], excluded)
        for part, names in zip(COUNTS, split(faces, TEST_SHARE)):
            counts = share(names, COUNTS[part])
            drawn = pool.map(draw_face, [(name, faces[name], counts[name]) for name in names], chunksize=8)
            for name, images in zip(names, drawn):
                for number, style in enumerate(faces[name]):
                    used = sum(1 for _, index, _ in images if index == number)
                    rows.append([name, style.family, style.name, style.package, packages[style.package],
                                 "train" if part == "train" else "test", used])
            every = [image for images in drawn for image in images]
            random.Random(f"{SEED}/{part}").shuffle(every)
            labels = numpy.array([digit for digit, _, _ in every], dtype=numpy.uint8)
            pixels = numpy.stack([image for _, _, image in every])
            write_gzip(out / f"{part}-images-idx3-ubyte.gz", struct.pack(">4I", 0x803, *pixels.shape) + pixels.tobytes())
            write_gzip(out / f"{part}-labels-idx1-ubyte.gz", struct.pack(">2I", 0x801, len(labels)) + labels.tobytes())
            if part == "train":
                write(out / "contact-sheet.png", contact_sheet(pixels, labels))
            print(f"{part}: {len(names)} typefaces, {sum(len(faces[name]) for name in names)} fonts, {len(every)} images")
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["face", "family", "style", "package", "licence", "split", "images"])
    writer.writerows(sorted(rows))
    write(out / "faces.csv", table.getvalue().encode())


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "fetch":
        fetch(Path(arguments[1]))
    elif len(arguments) in (2, 3) and arguments[0] == "render":
        render(Path(arguments[1]), Path(arguments[2]) if len(arguments) == 3 else HERE)
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
