"""Owns forms as data: fields derived from the types of the model, what is typed in them, and the change it makes.

It draws nothing. What a value may be is said by the model and the operations, what it leads to by the rules.
"""
