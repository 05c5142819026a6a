#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linter::k8s {

// A resource quantity as the API reads it: `500m`, `1.5Gi`, `1e3`.
struct Quantity {
  // In the unit of the resource: cores, or bytes.
  double value = 0.0;
  // As written: empty, `m`, `k`, `Ki`, `e3`, …
  std::string_view suffix;

  // Both compare with the tolerance of a decimal fraction.
  bool Exceeds(const Quantity& other) const;
  bool Equals(const Quantity& other) const;
};

// Empty where the API server would refuse the text (`1GB`, `1 Gi`, `.`).
// Source: apimachinery's grammar of resource.Quantity.
std::optional<Quantity> ParseQuantity(std::string_view text);

// The quantity that somebody meant who wrote one that is refused: `1G` for `1GB`, `500Mi` for
// `500 Mi`, `0.5` for `0,5`. Empty where nothing is likely.
std::optional<std::string> MeantQuantity(std::string_view text);

enum class Rounding : std::uint8_t { Down, Up };

// A number or a percentage, as rollouts and disruption budgets take it.
struct Share {
  std::int64_t amount = 0;
  bool percent = false;

  // Of `total` things.
  std::int64_t Of(std::int64_t total, Rounding rounding) const;
};

// `3` or `25%`; empty for anything else.
std::optional<Share> ParseShare(std::string_view text);

}  // namespace linter::k8s
