// Functions whose loops the compiler turns into vector instructions.
#ifndef PITH_BASE_VECTORIZED_HPP
#define PITH_BASE_VECTORIZED_HPP

/// Before a function's definition: with GCC it is compiled for AVX2 as well, and the loader takes that
/// version where the processor has it; the results are the same. Elsewhere than on x86-64 the compiler's own
/// target holds (NEON is part of every 64-bit ARM). Left out: clang, whose versions other files cannot call,
/// and the sanitizers, which cannot run inside the loader's choice.
#if defined(__x86_64__) && defined(__ELF__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PITH_VECTORIZED __attribute__((target_clones("avx2", "default")))
#else
#define PITH_VECTORIZED
#endif

#endif
