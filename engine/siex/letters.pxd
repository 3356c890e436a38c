cdef inline unsigned long long with_letter(
    unsigned long long bits, unsigned long long point
) noexcept:
    return (bits ^ point) * <unsigned long long>0x9E3779B97F4A7C15
