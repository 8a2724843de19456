"""Rules with one slip in them, as an author could make: does anything notice?"""
