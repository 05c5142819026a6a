#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/config/mistake.h"
#include "linter/text/line_index.h"

namespace linter::config {

struct SettingEntry;

// One value of a settings file, and where it stands.
struct Setting {
  enum class Kind : std::uint8_t { Nothing, Scalar, List, Mapping };

  Kind kind = Kind::Nothing;
  Position position;
  // Of a scalar, as written but for quotes.
  std::string text = {};
  bool quoted = false;
  std::vector<Setting> items;
  std::vector<SettingEntry> entries;

  bool is_nothing() const { return kind == Kind::Nothing; }
  bool is_scalar() const { return kind == Kind::Scalar; }
  bool is_list() const { return kind == Kind::List; }
  bool is_mapping() const { return kind == Kind::Mapping; }
  std::optional<bool> Bool() const;
  std::optional<std::int64_t> Int() const;
  // As a sentence has it: a list, a mapping, nothing, or the scalar in backticks.
  std::string Describe() const;
};

// One pair of a mapping; its key is a scalar that the mapping has once.
struct SettingEntry {
  Setting key;
  Setting value;
};

// What is wrong with the settings of one file, and the questions whose answer may be wrong.
class Complaints {
 public:
  Complaints(const std::string& path, std::vector<Mistake>& mistakes)
      : path_(&path), mistakes_(&mistakes) {}

  void Add(const Setting& at, std::string message);
  // The texts of a list; one alone stands for a list of one.
  std::vector<const Setting*> ReadList(std::string_view key, const Setting& value);
  bool IsMapping(std::string_view key, const Setting& value);

 private:
  const std::string* path_;
  std::vector<Mistake>* mistakes_;
};

// Reads a settings file, whose document is a mapping or empty. What is wrong with it goes to
// `mistakes`, under the name `path`. Bounded in depth and, aliases unfolded, in size.
Setting ReadSettings(std::string_view text, const std::string& path,
                     std::vector<Mistake>& mistakes);

}  // namespace linter::config
