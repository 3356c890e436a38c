from engine.siex.features.rows cimport Rows


cdef inline void put(Rows rows, double value) noexcept:
    rows.values[rows.place] = <float>value
    rows.place += rows.size


cdef inline void add(Rows rows, double value) noexcept:
    rows.sums[rows.place] += value
    rows.place += 1
