"""A plan as it was written: header, fields, sections, gates, trees and complexity rows, each with its place."""
