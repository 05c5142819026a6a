#pragma once

#include <optional>
#include <string_view>

namespace linter::k8s {

// How much memory a runtime is told to use: for its heap (Java, Node), or as its soft limit (Go).
struct Heap {
  // Either of the two; zero where the other is told.
  double bytes = 0.0;
  // Of the memory that its container may use.
  double percent = 0.0;
};

// What a text asks for: an argument, or the value of the environment variable `name`.
std::optional<Heap> HeapIn(std::string_view name, std::string_view text);

// Whether so little is left of a limit, in bytes, that the kernel ends the process first.
bool Fills(const Heap& heap, double limit);

}  // namespace linter::k8s
