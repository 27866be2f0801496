"""Tests of the reference tables that are shipped with the product."""
