// Processor time, for tests that hold work to a bound: generous ones, which only work that grows with the
// square of the page misses.
#ifndef PITH_TESTS_PROCESSOR_TIME_HPP
#define PITH_TESTS_PROCESSOR_TIME_HPP

#include <ctime>

namespace pith {

/// Seconds of the processor that `work` takes.
template <class Work>
double seconds_of(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace pith

#endif
