#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linter::k8s {

// What something is looked up by; those not needed are empty. Views into the sources.
using WordKey = std::array<std::string_view, 4>;

// Positions in a list, by words that stand there: who has them is found without asking everyone,
// which in a run of many objects would take quadratic time.
class WordIndex {
 public:
  // Positions come in rising order; one that comes twice for the same words counts once.
  void Add(const WordKey& words, std::uint32_t position);
  // Rising.
  const std::vector<std::uint32_t>& Find(const WordKey& words) const;

 private:
  struct Hash {
    std::size_t operator()(const WordKey& words) const {
      constexpr std::size_t Odd = 0x9E3779B97F4A7C15;
      std::size_t hash = 0;
      for (const auto word : words) {
        hash = (hash ^ std::hash<std::string_view>()(word)) * Odd;
      }
      return hash;
    }
  };

  std::unordered_map<WordKey, std::vector<std::uint32_t>, Hash> positions_;
};

}  // namespace linter::k8s
