"""Tests of the golden people and of the cutting of their truth to what a document prints."""
