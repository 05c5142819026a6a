#include "linter/config/setting.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <set>

namespace linter::config {

std::optional<bool> Setting::Bool() const {
  if (is_scalar() && !quoted && (text == "true" || text == "false")) {
    return text == "true";
  }
  return std::nullopt;
}

std::optional<std::int64_t> Setting::Int() const {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool whole = is_scalar() && !quoted && error == std::errc() && rest == end;
  return whole ? std::optional(number) : std::nullopt;
}

std::string Setting::Describe() const {
  switch (kind) {
    case Kind::Nothing:
      return "nothing";
    case Kind::Scalar:
      return fmt::format("`{}`", text);
    case Kind::List:
      return "a list";
    case Kind::Mapping:
      return "a mapping";
  }
  return {};
}

void Complaints::Add(const Setting& at, std::string message) {
  mistakes_->push_back({*path_, at.position, std::move(message)});
}

std::vector<const Setting*> Complaints::ReadList(std::string_view key, const Setting& value) {
  std::vector<const Setting*> texts;
  if (value.is_scalar()) {
    texts.push_back(&value);
  } else if (!value.is_list()) {
    Add(value, fmt::format("`{}` takes a text or a list of texts, not {}", key, value.Describe()));
  }
  for (const auto& item : value.items) {
    if (item.is_scalar()) {
      texts.push_back(&item);
    } else {
      Add(item, fmt::format("`{}` lists texts, not {}", key, item.Describe()));
    }
  }
  return texts;
}

bool Complaints::IsMapping(std::string_view key, const Setting& value) {
  if (!value.is_mapping()) {
    Add(value, fmt::format("`{}` takes a mapping, not {}", key, value.Describe()));
  }
  return value.is_mapping();
}

class SettingReader {
 public:
  SettingReader(std::string_view text, const std::string& path, std::vector<Mistake>& mistakes)
      : lines_(text), path_(path), mistakes_(mistakes) {}

  Setting Read(const std::string& text);

 private:
  Setting Convert(const YAML::Node& node, std::size_t depth);
  void AddEntries(const YAML::Node& node, std::size_t depth, Setting& mapping);
  Position At(const YAML::Mark& mark) const;
  void Complain(const YAML::Mark& mark, std::string message);

  // Far beyond any settings that a person writes.
  static constexpr std::size_t MaxDepth = 32;
  static constexpr std::size_t MaxNodes = 100000;

  LineIndex lines_;
  const std::string& path_;
  std::vector<Mistake>& mistakes_;
  std::size_t nodes_ = 0;
  bool bounds_told_ = false;
};

Setting ReadSettings(std::string_view text, const std::string& path,
                     std::vector<Mistake>& mistakes) {
  return SettingReader(text, path, mistakes).Read(std::string(text));
}

// The only place where an exception is met: yaml-cpp throws, we do not.
Setting SettingReader::Read(const std::string& text) {
  try {
    const auto documents = YAML::LoadAll(text);
    if (documents.empty()) {
      return {};
    }
    if (documents.size() > 1) {
      Complain(documents[1].Mark(), "settings are one document; this one is not read");
    }
    auto root = Convert(documents[0], 0);
    if (!root.is_mapping() && !root.is_nothing()) {
      mistakes_.push_back(
          {path_, root.position, fmt::format("settings are a mapping, not {}", root.Describe())});
      return {};
    }
    return root;
  } catch (const YAML::Exception& exception) {
    Complain(exception.mark, fmt::format("not valid YAML: {}", exception.msg));
  } catch (const std::exception& exception) {
    Complain(YAML::Mark::null_mark(), fmt::format("not valid YAML: {}", exception.what()));
  }
  return {};
}

Position SettingReader::At(const YAML::Mark& mark) const {
  if (mark.line < 0 || mark.column < 0) {
    return {};
  }
  const Position bytes = {static_cast<std::uint32_t>(mark.line) + 1,
                          static_cast<std::uint32_t>(mark.column) + 1};
  return lines_.At(lines_.OffsetOf(bytes, ColumnUnit::Byte), ColumnUnit::CodePoint);
}

void SettingReader::Complain(const YAML::Mark& mark, std::string message) {
  mistakes_.push_back({path_, At(mark), std::move(message)});
}

Setting SettingReader::Convert(const YAML::Node& node, std::size_t depth) {
  Setting setting;
  setting.position = At(node.Mark());
  if (depth > MaxDepth || ++nodes_ > MaxNodes) {
    if (!bounds_told_) {
      Complain(node.Mark(), "settings are too deep or too large to be meant");
      bounds_told_ = true;
    }
    return setting;
  }
  if (node.IsScalar()) {
    setting.kind = Setting::Kind::Scalar;
    setting.text = node.Scalar();
    // yaml-cpp gives quoted scalars this tag.
    setting.quoted = node.Tag() == "!";
  } else if (node.IsSequence()) {
    setting.kind = Setting::Kind::List;
    for (const auto& item : node) {
      setting.items.push_back(Convert(item, depth + 1));
    }
  } else if (node.IsMap()) {
    setting.kind = Setting::Kind::Mapping;
    AddEntries(node, depth, setting);
  }
  return setting;
}

void SettingReader::AddEntries(const YAML::Node& node, std::size_t depth, Setting& mapping) {
  std::set<std::string> seen;
  for (const auto& pair : node) {
    auto key = Convert(pair.first, depth + 1);
    auto value = Convert(pair.second, depth + 1);
    if (!key.is_scalar()) {
      Complain(pair.first.Mark(), fmt::format("a key is a name, not {}", key.Describe()));
    } else if (!seen.insert(key.text).second) {
      Complain(pair.first.Mark(), fmt::format("the key `{}` stands here twice", key.text));
    } else {
      mapping.entries.push_back({std::move(key), std::move(value)});
    }
  }
}

}  // namespace linter::config
