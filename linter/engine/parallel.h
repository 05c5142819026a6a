#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace linter::engine {

// Calls `work(0)` … `work(count - 1)`, each once, in any order, on at most `threads` threads.
template <typename Work>
void ForEach(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto loop = [&] {
    for (auto index = next++; index < count; index = next++) {
      work(index);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads && i < count; ++i) {
    others.emplace_back(loop);
  }
  loop();
  for (auto& other : others) {
    other.join();
  }
}

}  // namespace linter::engine
