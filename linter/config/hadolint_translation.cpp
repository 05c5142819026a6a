// From `.hadolint.yaml` to `.shoal.yaml`: rules by our ids, with hadolint's codes and the comments
// of whoever wrote the file beside them.

#include <fmt/format.h>

#include <algorithm>

#include "linter/check/rule_names.h"
#include "linter/config/hadolint.h"
#include "linter/config/place.h"
#include "linter/config/quote.h"
#include "linter/config/translation.h"
#include "linter/text/line_index.h"

namespace linter::config {

static std::string_view Trim(std::string_view text) {
  constexpr std::string_view Blank = " \t\r";
  text.remove_prefix(std::min(text.find_first_not_of(Blank), text.size()));
  return text.substr(0, text.find_last_not_of(Blank) + 1);
}

// One rule of a list or mapping of ours.
struct Line {
  const Rule* rule = nullptr;
  std::string code;
  // `: error`; empty in a list.
  std::string value;
  // Comments that stood above it, and what was said behind it.
  std::vector<std::string> above;
  std::string note;
};

class HadolintTranslator {
 public:
  HadolintTranslator(std::string_view text, const std::string& path, std::span<const Rule> catalog)
      : lines_(text), path_(path), catalog_(catalog) {
    file_ = ReadHadolint(text, path, catalog, translation_.remarks);
  }

  Translation Run();

 private:
  void WriteHead();
  void WriteIgnored();
  void WriteOverrides();
  void WriteOptions();
  void WriteRest();
  void WriteLines(std::string_view key, std::string_view mark, const std::vector<Line>& lines);
  void AddLines(const HadolintCode& code, const std::string& value, std::vector<Line>& lines);
  // The comments that belong to the item of a block list that begins at a place.
  void ReadComments(const Position& position, Line& line) const;
  void Remark(const Position& position, std::string message) {
    translation_.remarks.push_back({path_, position, std::move(message)});
  }
  template <typename... Arguments>
  void Write(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...);
  }

  LineIndex lines_;
  const std::string& path_;
  std::span<const Rule> catalog_;
  HadolintFile file_;
  Translation translation_;
  std::string text_;
};

Translation TranslateHadolint(std::string_view text, const std::string& path,
                              std::span<const Rule> catalog) {
  return HadolintTranslator(text, path, catalog).Run();
}

Translation HadolintTranslator::Run() {
  if (!file_.readable) {
    return std::move(translation_);
  }
  WriteHead();
  WriteIgnored();
  WriteOverrides();
  WriteOptions();
  WriteRest();
  translation_.text = std::move(text_);
  std::stable_sort(translation_.remarks.begin(), translation_.remarks.end(),
                   [](const Mistake& left, const Mistake& right) {
                     return left.position.line < right.position.line;
                   });
  return std::move(translation_);
}

void HadolintTranslator::WriteHead() {
  const auto name = path_.substr(path_.rfind('/') + 1);
  Write("# Settings of shoal, made from hadolint's ({}).\n", name);
  for (std::uint32_t i = 1; i <= lines_.line_count() && lines_.Line(i).starts_with('#'); ++i) {
    Write("{}\n", Trim(lines_.Line(i)));
  }
  Write("\n# What shoal checks without settings, and all that hadolint checks.\n");
  Write("select:\n  - default\n  - hadolint\n");
}

void HadolintTranslator::WriteIgnored() {
  std::vector<Line> lines;
  for (const auto& ignored : file_.ignored) {
    AddLines(ignored, "", lines);
    if (ignored.rules.empty()) {
      Remark(ignored.position,
             fmt::format("`{}` is left out: shoal has no such rule", ignored.code));
    }
  }
  // `select: hadolint` takes in what does not run in hadolint.
  auto wanted = RulesOfHadolint(catalog_, file_);
  const auto standard = RulesOf(catalog_, Profile::Default);
  wanted.insert(wanted.end(), standard.begin(), standard.end());
  for (const auto code : CodesOffInHadolint()) {
    for (const auto* rule : RuleNames(catalog_).Find("hadolint", code)) {
      if (std::find(wanted.begin(), wanted.end(), rule) == wanted.end()) {
        lines.push_back({rule, std::string(code), "", {}, "off in hadolint, too"});
      }
    }
  }
  WriteLines("ignore", "- ", lines);
}

void HadolintTranslator::WriteOverrides() {
  std::vector<Line> lines;
  for (const auto& [code, severity] : file_.overrides) {
    AddLines(code, fmt::format(": {}", linter::Name(severity)), lines);
    if (code.rules.empty()) {
      Remark(code.position, fmt::format("`{}` is left out: shoal has no such rule", code.code));
    }
  }
  WriteLines("severity", "", lines);
}

void HadolintTranslator::AddLines(const HadolintCode& code, const std::string& value,
                                  std::vector<Line>& lines) {
  for (const auto* rule : code.rules) {
    const auto known = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line& line) { return line.rule == rule; });
    if (known != lines.end()) {
      // The later of two severities is the graver one.
      known->value = value;
      known->code += known->code == code.code ? "" : ", " + code.code;
      continue;
    }
    Line line{rule, code.code, value, {}, {}};
    ReadComments(code.position, line);
    lines.push_back(std::move(line));
  }
}

void HadolintTranslator::ReadComments(const Position& position, Line& line) const {
  const auto text = Trim(lines_.Line(position.line));
  if (!text.starts_with("- ")) {
    return;
  }
  const auto comment = text.find(" #");
  if (comment != text.npos) {
    line.note = Trim(text.substr(comment + 2));
  }
  for (auto above = position.line - 1; above >= 1; --above) {
    const auto written = Trim(lines_.Line(above));
    if (!written.starts_with('#')) {
      break;
    }
    line.above.insert(line.above.begin(), std::string(written));
  }
}

void HadolintTranslator::WriteLines(std::string_view key, std::string_view mark,
                                    const std::vector<Line>& lines) {
  if (!lines.empty()) {
    Write("\n{}:\n", key);
  }
  for (const auto& line : lines) {
    for (const auto& comment : line.above) {
      Write("  {}\n", comment);
    }
    Write("  {}{}{}  # {}{}{}\n", mark, line.rule->id, line.value, line.code,
          line.note.empty() ? "" : ": ", line.note);
  }
}

void HadolintTranslator::WriteOptions() {
  bool begun = false;
  std::vector<const Rule*> rules;
  for (const auto& option : file_.options) {
    if (option.rule == nullptr) {
      Remark(option.position, fmt::format("`{}` is left out where it is about {}: shoal has no "
                                          "rule with such an option",
                                          option.key, option.code));
      continue;
    }
    if (std::find(rules.begin(), rules.end(), option.rule) != rules.end()) {
      continue;
    }
    rules.push_back(option.rule);
    Write("{}  {}:\n    {}:  # {}\n", begun ? "" : "\nrules:\n", option.rule->id, option.option,
          option.key);
    for (const auto& value : option.values) {
      Write("      - {}\n", Quote(value));
    }
    begun = true;
  }
}

void HadolintTranslator::WriteRest() {
  if (file_.fail_on) {
    Write(
        "\n# hadolint's failure-threshold or no-fail; here it holds for all files.\nfail-on: {}\n",
        Name(*file_.fail_on));
  }
  if (!file_.heeds_pragmas) {
    Write(
        "\n# hadolint's disable-ignore-pragma; here it holds for all comments that silence.\n"
        "inline-allow: false\n");
  }
  for (const auto& [key, position] : file_.left_out) {
    Remark(position, fmt::format("`{}` is left out: it is an argument of `shoal check`", key));
  }
}

}  // namespace linter::config
