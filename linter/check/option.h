#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linter {

using OptionValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

// A setting of one rule: its key in the settings file, what holds without it, and one line for the
// documentation. Declared `static const` beside the rule.
template <typename T>
struct Option {
  std::string_view name;
  T fallback;
  std::string_view description;
};

// An option of any type, as documentation and configuration see it.
struct AnyOption {
  std::string_view name;
  OptionValue fallback;
  std::string_view description;

  template <typename T>
  // NOLINTNEXTLINE(google-explicit-constructor): lets a rule write `.options = {RequireDigest}`.
  AnyOption(const Option<T>& option)
      : name(option.name), fallback(option.fallback), description(option.description) {}
};

}  // namespace linter
