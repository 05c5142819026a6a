#include "linter/config/hadolint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/rule_names.h"
#include "linter/config/setting.h"
#include "linter/text/nearest.h"

namespace linter::config {

constexpr std::string_view Tool = "hadolint";

// One function for each key.
class HadolintReader {
 public:
  HadolintReader(std::span<const Rule> catalog, Complaints complaints)
      : catalog_(catalog), complaints_(complaints) {}

  HadolintFile Read(const Setting& settings);

 private:
  struct Key {
    std::string_view name;
    void (HadolintReader::*take)(const Setting& value);
  };
  static const std::array<Key, 12> Keys;

  void TakeIgnored(const Setting& value);
  void TakeOverride(const Setting& value);
  void TakeTrustedRegistries(const Setting& value);
  void TakeLabelSchema(const Setting& value);
  void TakeStrictLabels(const Setting& value);
  void TakeFailureThreshold(const Setting& value);
  void TakeNoFail(const Setting& value);
  void TakeDisableIgnorePragma(const Setting& value);
  void LeaveOut(const Setting&) {}

  void UnknownKey(const Setting& key);
  std::vector<HadolintCode> ReadCodes(std::string_view key, const Setting& value);
  std::optional<bool> ReadBool(std::string_view key, const Setting& value);
  void AddOption(std::string_view key, const Setting& value, std::string_view code,
                 std::vector<std::string> values);

  std::span<const Rule> catalog_;
  Complaints complaints_;
  HadolintFile file_;
  bool never_fails_ = false;
  // Where `strict-labels` is on.
  const Setting* strict_labels_ = nullptr;
  std::vector<std::string> labels_;
};

const std::array<HadolintReader::Key, 12> HadolintReader::Keys = {{
    {"ignored", &HadolintReader::TakeIgnored},
    {"override", &HadolintReader::TakeOverride},
    {"trustedRegistries", &HadolintReader::TakeTrustedRegistries},
    {"label-schema", &HadolintReader::TakeLabelSchema},
    {"strict-labels", &HadolintReader::TakeStrictLabels},
    {"failure-threshold", &HadolintReader::TakeFailureThreshold},
    {"no-fail", &HadolintReader::TakeNoFail},
    {"disable-ignore-pragma", &HadolintReader::TakeDisableIgnorePragma},
    {"format", &HadolintReader::LeaveOut},
    {"formats", &HadolintReader::LeaveOut},
    {"no-color", &HadolintReader::LeaveOut},
    {"verbose", &HadolintReader::LeaveOut},
}};

HadolintFile ReadHadolint(std::string_view text, const std::string& path,
                          std::span<const Rule> catalog, std::vector<Mistake>& mistakes) {
  const auto before = mistakes.size();
  const auto settings = ReadSettings(text, path, mistakes);
  const bool readable = !settings.is_nothing() || mistakes.size() == before;
  auto file = HadolintReader(catalog, {path, mistakes}).Read(settings);
  file.readable = readable;
  return file;
}

HadolintFile HadolintReader::Read(const Setting& settings) {
  for (const auto& [name, value] : settings.entries) {
    const auto key = std::find_if(Keys.begin(), Keys.end(),
                                  [&](const Key& known) { return known.name == name.text; });
    if (key == Keys.end()) {
      UnknownKey(name);
      continue;
    }
    if (key->take == &HadolintReader::LeaveOut) {
      file_.left_out.push_back({name.text, name.position});
    } else if (!value.is_nothing()) {
      (this->*key->take)(value);
    }
  }
  if (strict_labels_ != nullptr) {
    AddOption("strict-labels", *strict_labels_, "DL3050", labels_);
  }
  if (never_fails_) {
    file_.fail_on = FailOn::Never;
  }
  return std::move(file_);
}

void HadolintReader::UnknownKey(const Setting& key) {
  std::vector<std::string_view> names;
  for (const auto& known : Keys) {
    names.push_back(known.name);
  }
  const auto nearest = Nearest(key.text, names);
  complaints_.Add(key, nearest.has_value()
                           ? fmt::format("unknown key `{}`; did you mean `{}`?", key.text, *nearest)
                           : fmt::format("unknown key `{}`; hadolint has `{}`", key.text,
                                         fmt::join(names, "`, `")));
}

static bool IsCode(std::string_view text) {
  constexpr std::size_t Letters = 2;
  return (text.starts_with("DL") || text.starts_with("SC")) && text.size() > Letters &&
         text.find_first_not_of("0123456789", Letters) == std::string_view::npos;
}

// A code without a rule here is none of hadolint's users' concern: there is nothing to ignore.
std::vector<HadolintCode> HadolintReader::ReadCodes(std::string_view key, const Setting& value) {
  std::vector<HadolintCode> codes;
  for (const auto* text : complaints_.ReadList(key, value)) {
    if (IsCode(text->text)) {
      codes.push_back({text->text, text->position, RuleNames(catalog_).Find(Tool, text->text)});
      continue;
    }
    auto capitals = text->text;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    complaints_.Add(
        *text,
        IsCode(capitals)
            ? fmt::format("`{}` is no code of hadolint's; did you mean `{}`?", text->text, capitals)
            : fmt::format("`{}` is no code of hadolint's, such as `DL3008`", text->text));
  }
  return codes;
}

void HadolintReader::TakeIgnored(const Setting& value) {
  file_.ignored = ReadCodes("ignored", value);
}

// Where a code stands under several severities, the gravest holds.
void HadolintReader::TakeOverride(const Setting& value) {
  struct Level {
    std::string_view name;
    Severity severity;
  };
  static constexpr std::array<Level, 4> Levels = {{{"style", Severity::Info},
                                                   {"info", Severity::Info},
                                                   {"warning", Severity::Warning},
                                                   {"error", Severity::Error}}};
  if (!complaints_.IsMapping("override", value)) {
    return;
  }
  for (const auto& level : Levels) {
    for (const auto& [name, codes] : value.entries) {
      if (name.text == level.name && !codes.is_nothing()) {
        for (auto& code : ReadCodes(name.text, codes)) {
          file_.overrides.push_back({std::move(code), level.severity});
        }
      }
    }
  }
  for (const auto& [name, codes] : value.entries) {
    if (std::none_of(Levels.begin(), Levels.end(),
                     [&](const Level& level) { return level.name == name.text; })) {
      complaints_.Add(name,
                      fmt::format("unknown severity `{}`; there are `error`, `warning`, `info` and "
                                  "`style`",
                                  name.text));
    }
  }
}

static std::vector<std::string> Texts(const std::vector<const Setting*>& settings) {
  std::vector<std::string> texts;
  for (const auto* setting : settings) {
    texts.push_back(setting->text);
  }
  return texts;
}

void HadolintReader::TakeTrustedRegistries(const Setting& value) {
  AddOption("trustedRegistries", value, "DL3026",
            Texts(complaints_.ReadList("trustedRegistries", value)));
}

// Labels that must be there, and by its type each one's check.
void HadolintReader::TakeLabelSchema(const Setting& value) {
  struct Type {
    std::string_view name;
    // None: any text will do.
    std::string_view code;
  };
  static constexpr std::array<Type, 8> Types = {{{"", ""},
                                                 {"text", ""},
                                                 {"url", "DL3052"},
                                                 {"rfc3339", "DL3053"},
                                                 {"spdx", "DL3054"},
                                                 {"hash", "DL3055"},
                                                 {"semver", "DL3056"},
                                                 {"email", "DL3058"}}};
  if (!complaints_.IsMapping("label-schema", value)) {
    return;
  }
  for (const auto& [label, type] : value.entries) {
    const auto& text = type.text;
    labels_.push_back(label.text);
    if (std::none_of(Types.begin(), Types.end(),
                     [&](const Type& each) { return type.is_scalar() && each.name == text; })) {
      complaints_.Add(type, fmt::format("the type of a label is `text`, `url`, `rfc3339`, `spdx`, "
                                        "`hash`, `semver` or `email`, not {}",
                                        type.Describe()));
    }
  }
  AddOption("label-schema", value, "DL3049", labels_);
  AddOption("label-schema", value, "DL3051", labels_);
  for (const auto& [name, code] : Types) {
    std::vector<std::string> labels;
    for (const auto& [label, type] : value.entries) {
      if (!code.empty() && type.text == name) {
        labels.push_back(label.text);
      }
    }
    if (!labels.empty()) {
      AddOption("label-schema", value, code, std::move(labels));
    }
  }
}

void HadolintReader::TakeStrictLabels(const Setting& value) {
  strict_labels_ = ReadBool("strict-labels", value).value_or(false) ? &value : nullptr;
}

// hadolint takes `ignore` and `none` for the lowest of severities: any finding fails.
void HadolintReader::TakeFailureThreshold(const Setting& value) {
  struct Threshold {
    std::string_view name;
    FailOn fail_on;
  };
  static constexpr std::array<Threshold, 6> Thresholds = {{{"error", FailOn::Error},
                                                           {"warning", FailOn::Warning},
                                                           {"info", FailOn::Info},
                                                           {"style", FailOn::Info},
                                                           {"ignore", FailOn::Info},
                                                           {"none", FailOn::Info}}};
  const auto* found = std::find_if(
      Thresholds.begin(), Thresholds.end(),
      [&](const Threshold& each) { return value.is_scalar() && each.name == value.text; });
  if (found != Thresholds.end()) {
    file_.fail_on = found->fail_on;
  } else {
    complaints_.Add(value, fmt::format("`failure-threshold` is `error`, `warning`, `info`, "
                                       "`style`, `ignore` or `none`, not {}",
                                       value.Describe()));
  }
}

void HadolintReader::TakeNoFail(const Setting& value) {
  never_fails_ = ReadBool("no-fail", value).value_or(false);
}

void HadolintReader::TakeDisableIgnorePragma(const Setting& value) {
  file_.heeds_pragmas = !ReadBool("disable-ignore-pragma", value).value_or(false);
}

std::optional<bool> HadolintReader::ReadBool(std::string_view key, const Setting& value) {
  const auto truth = value.Bool();
  if (!truth.has_value()) {
    complaints_.Add(value, fmt::format("`{}` is `true` or `false`, not {}", key, value.Describe()));
  }
  return truth;
}

// The option is the one of the rule that takes a list.
void HadolintReader::AddOption(std::string_view key, const Setting& value, std::string_view code,
                               std::vector<std::string> values) {
  HadolintOption option{key, value.position, code, nullptr, {}, std::move(values)};
  for (const auto* rule : RuleNames(catalog_).Find(Tool, code)) {
    for (const auto& each : rule->options) {
      if (option.rule == nullptr &&
          std::holds_alternative<std::vector<std::string>>(each.fallback)) {
        option.rule = rule;
        option.option = each.name;
      }
    }
  }
  file_.options.push_back(std::move(option));
}

std::span<const std::string_view> CodesOffInHadolint() {
  // A comment that ignores, and an image without HEALTHCHECK.
  static constexpr std::array<std::string_view, 2> Codes = {"DL1001", "DL3057"};
  return Codes;
}

static bool IsWanted(const HadolintFile& file, std::string_view code) {
  const auto off = CodesOffInHadolint();
  return std::find(off.begin(), off.end(), code) == off.end() ||
         std::any_of(file.overrides.begin(), file.overrides.end(),
                     [&](const HadolintOverride& each) { return each.code.code == code; });
}

Rules RulesOfHadolint(std::span<const Rule> catalog, const HadolintFile& file) {
  Rules rules;
  for (const auto& rule : catalog) {
    if (std::any_of(rule.replaces.begin(), rule.replaces.end(), [&](std::string_view replaced) {
          const auto colon = replaced.find(':');
          return replaced.substr(0, colon) == Tool && IsWanted(file, replaced.substr(colon + 1));
        })) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

Layer LayerOf(std::span<const Rule> catalog, const HadolintFile& file) {
  Layer layer;
  SetProfile(catalog, Profile::Default, layer);
  for (const auto* rule : RulesOfHadolint(catalog, file)) {
    layer.base->push_back(rule);
  }
  for (const auto& ignored : file.ignored) {
    layer.ignored.insert(layer.ignored.end(), ignored.rules.begin(), ignored.rules.end());
  }
  for (const auto& [code, severity] : file.overrides) {
    for (const auto* rule : code.rules) {
      layer.severities.push_back({rule, severity});
    }
  }
  for (const auto& option : file.options) {
    if (option.rule != nullptr) {
      layer.options[option.rule].insert_or_assign(std::string(option.option), option.values);
    }
  }
  return layer;
}

}  // namespace linter::config
