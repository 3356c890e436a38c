from cpython cimport array


cdef inline array.array zeros(str code, Py_ssize_t size):
    return array.array(code, [0]) * size


cdef inline array.array reals(str code, Py_ssize_t size):
    return array.array(code, [0.0]) * size


cdef inline int* ints(array.array owner) noexcept:
    return owner.data.as_ints


cdef inline unsigned char* octets(array.array owner) noexcept:
    return owner.data.as_uchars


cdef inline signed char* coarse(array.array owner) noexcept:
    return owner.data.as_schars


cdef inline unsigned short* shorts(array.array owner) noexcept:
    return owner.data.as_ushorts


cdef inline unsigned long long* longs(array.array owner) noexcept:
    return owner.data.as_ulonglongs


cdef inline float* floats(array.array owner) noexcept:
    return owner.data.as_floats


cdef inline double* doubles(array.array owner) noexcept:
    return owner.data.as_doubles
