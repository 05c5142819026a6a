#pragma once

#include <string>
#include <vector>

namespace linter::tests {

// What a whole process took.
struct Cost {
  double wall_ms = 0;
  double cpu_ms = 0;
  double peak_mib = 0;
  // As `wait` gives it.
  int status = 0;
};

// Whether what a process says of mistakes is shown.
enum class Errors { Shown, Hidden };

// Runs a program and waits for it; its output goes nowhere.
Cost Time(std::vector<std::string> words, Errors errors = Errors::Shown);

double Median(std::vector<double> values);
// Of each number by itself.
Cost Median(const std::vector<Cost>& costs);

}  // namespace linter::tests
