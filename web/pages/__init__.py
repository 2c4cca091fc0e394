"""The pages: each module gives a `blueprint`. A view reads its arguments, calls one function, gives a `Page`."""
