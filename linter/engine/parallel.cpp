#include "linter/engine/parallel.h"

#include <pthread.h>

namespace linter::engine {

// What `std::thread` gives is for the system to decide, and may be less than templates need that
// include each other in circles.
static constexpr std::size_t StackBytes = std::size_t{16} << 20U;

static void* Call(void* loop) {
  (*static_cast<const std::function<void()>*>(loop))();
  return nullptr;
}

void RunOnThreads(std::size_t threads, const std::function<void()>& loop) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, StackBytes);
  std::vector<pthread_t> others;
  for (std::size_t i = 1; i < threads; ++i) {
    pthread_t thread{};
    void* argument = const_cast<std::function<void()>*>(&loop);
    if (pthread_create(&thread, &attributes, Call, argument) == 0) {
      others.push_back(thread);
    }
  }
  pthread_attr_destroy(&attributes);
  loop();
  for (const auto thread : others) {
    pthread_join(thread, nullptr);
  }
}

}  // namespace linter::engine
