"""The Constitution Check: is every principle answered, and do the answers hold together?"""
