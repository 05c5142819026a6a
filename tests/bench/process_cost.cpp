#include "tests/bench/process_cost.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace linter::tests {

static double Milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

Cost Time(std::vector<std::string> words, Errors errors) {
  std::vector<char*> arguments;
  for (auto& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (errors == Errors::Hidden) {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  const auto start = std::chrono::steady_clock::now();
  // Not by fork: copying this process would count.
  pid_t child = 0;
  if (posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) {
    std::abort();
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  return {wall.count(), Milliseconds(usage.ru_utime) + Milliseconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024, status};
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Cost Median(const std::vector<Cost>& costs) {
  std::vector<double> wall;
  std::vector<double> cpu;
  std::vector<double> peak;
  for (const auto& cost : costs) {
    wall.push_back(cost.wall_ms);
    cpu.push_back(cost.cpu_ms);
    peak.push_back(cost.peak_mib);
  }
  return {Median(wall), Median(cpu), Median(peak), costs.front().status};
}

}  // namespace linter::tests
