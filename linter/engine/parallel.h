#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

namespace linter::engine {

// Runs `loop` on `threads` threads at once, the calling one among them, and waits for all. Where
// the system has no more threads to give, with fewer.
void RunOnThreads(std::size_t threads, const std::function<void()>& loop);

// Calls `work(0)` … `work(count - 1)`, each once, in any order, on at most `threads` threads.
template <typename Work>
void ForEach(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  RunOnThreads(threads < count ? threads : count, [&] {
    for (auto index = next++; index < count; index = next++) {
      work(index);
    }
  });
}

}  // namespace linter::engine
