-- Version 2: clippings may be kept deflated. Those that are there stay as they are.
ALTER TABLE clippings ADD COLUMN packing TEXT;
