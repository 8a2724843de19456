"""YAML files: bytes -> values and places, and a check of their shape. Knows no domain.

    document = read_file("data/ks-2026.yaml")        # raises FaultsFound: everything that is wrong with the file
    check_shape(document, Shape(SCHEMA))             # raises FaultsFound: everything that is wrong with its shape
    document.place(("items", 3, "title")).line

Every scalar stays the text it looks like; the schema says what it must be able to become.
"""

from checker.yamlfile.document import Document
from checker.yamlfile.nearest import did_you_mean, nearest
from checker.yamlfile.places import Fault, FaultsFound, PathInFile, Place, Value, first_faults, whole_file
from checker.yamlfile.read import check_shape, file_bytes, is_yaml, read_bytes, read_file, shape_faults
from checker.yamlfile.scalars import SCALARS, Scalar, split_quantity, to_bool, to_date, to_int, to_number
from checker.yamlfile.shape import Shape, compile_shape
from checker.yamlfile.write import write_file, write_files

__all__ = [
    "SCALARS",
    "Document",
    "Fault",
    "FaultsFound",
    "PathInFile",
    "Place",
    "Scalar",
    "Shape",
    "Value",
    "check_shape",
    "compile_shape",
    "did_you_mean",
    "file_bytes",
    "first_faults",
    "is_yaml",
    "nearest",
    "read_bytes",
    "read_file",
    "shape_faults",
    "split_quantity",
    "to_bool",
    "to_date",
    "to_int",
    "to_number",
    "whole_file",
    "write_file",
    "write_files",
]
