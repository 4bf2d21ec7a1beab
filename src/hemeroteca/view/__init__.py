"""Archive → people: pages, exports."""
