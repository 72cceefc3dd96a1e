"""Project Structure: the trees and what they promise."""
