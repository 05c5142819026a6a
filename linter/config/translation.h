#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/config/mistake.h"

namespace linter::config {

// Another tool's settings as ours.
struct Translation {
  // The text of a `.shoal.yaml`; none where the settings cannot be read.
  std::optional<std::string> text;
  // What is wrong with the settings, and what has no counterpart here.
  std::vector<Mistake> remarks;
};

// A tool whose settings can be taken over.
struct Translator {
  std::string_view tool;
  // What its settings file is called; the first that is there counts.
  std::vector<std::string_view> files;
  Translation (*translate)(std::string_view text, const std::string& path,
                           std::span<const Rule> catalog);
};
// All there are. Another tool is one more line, and its function.
std::span<const Translator> Translators();
// Null for a tool that is not known.
const Translator* FindTranslator(std::string_view tool);

// A settings file for those who have none, which says by comments what can be set.
std::string_view FirstSettings();

Translation TranslateHadolint(std::string_view text, const std::string& path,
                              std::span<const Rule> catalog);
Translation TranslateKubeLinter(std::string_view text, const std::string& path,
                                std::span<const Rule> catalog);

}  // namespace linter::config
