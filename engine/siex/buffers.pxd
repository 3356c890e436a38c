from cpython cimport array
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF


cdef extern from *:
    """
    static PyObject *siex_empty[128];
    #if defined(__GNUC__) || defined(__clang__)
    #define siex_fetch(place) __builtin_prefetch(place)
    #else
    #define siex_fetch(place) ((void)(place))
    #endif
    """
    PyObject* siex_empty[128]
    void siex_fetch(const void* place) noexcept


cdef inline array.array zeros(str code, Py_ssize_t size):
    return sized(code, size, True)


cdef inline array.array sized(str code, Py_ssize_t size, bint cleared):
    cdef int letter = ord(code[0]) & 127
    if siex_empty[letter] is NULL:
        empty = array.array(code)
        Py_INCREF(empty)
        siex_empty[letter] = <PyObject*>empty
    return array.clone(<array.array>siex_empty[letter], size, cleared)


cdef inline array.array reals(str code, Py_ssize_t size):
    return zeros(code, size)


cdef inline array.array unwritten(str code, Py_ssize_t size):
    return sized(code, size, False)


cdef inline void fetch_long(unsigned long long* view, Py_ssize_t place) noexcept:
    siex_fetch(view + place)


cdef inline void fetch_double(double* view, Py_ssize_t place) noexcept:
    siex_fetch(view + place)


cdef inline void fetch_coarse(signed char* view, Py_ssize_t place) noexcept:
    siex_fetch(view + place)


cdef inline int* ints(array.array owner) noexcept:
    return owner.data.as_ints


cdef inline unsigned char* octets(array.array owner) noexcept:
    return owner.data.as_uchars


cdef inline signed char* coarse(array.array owner) noexcept:
    return owner.data.as_schars


cdef inline unsigned short* shorts(array.array owner) noexcept:
    return owner.data.as_ushorts


cdef inline short* halves(array.array owner) noexcept:
    return owner.data.as_shorts


cdef inline unsigned long long* longs(array.array owner) noexcept:
    return owner.data.as_ulonglongs


cdef inline float* floats(array.array owner) noexcept:
    return owner.data.as_floats


cdef inline double* doubles(array.array owner) noexcept:
    return owner.data.as_doubles
