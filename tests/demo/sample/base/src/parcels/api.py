"""GET /parcels/{id}: the latest known status of a parcel."""
