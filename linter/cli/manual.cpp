// `shoal man`: the manual page, from the table of arguments.

#include <fmt/format.h>

#include <cstdio>

#include "linter/cli/description.h"
#include "linter/cli/verbs.h"

namespace linter::cli {

// As it stands, whatever roff would make of it. It reads bytes, so that the one sign that is longer
// is written as its points.
static std::string Escape(std::string_view text) {
  std::string escaped;
  bool begins = true;
  constexpr std::string_view Ellipsis = "…";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    if (text.substr(i).starts_with(Ellipsis)) {
      escaped += "...";
      i += Ellipsis.size() - 1;
      continue;
    }
    if (begins && (each == '.' || each == '\'')) {
      escaped += "\\&";
    }
    if (each == '\\') {
      escaped += "\\e";
    } else if (each == '-') {
      escaped += "\\-";
    } else {
      escaped += each;
    }
    begins = each == '\n';
  }
  return escaped;
}

static std::string ValueOf(const OptionDescription& option) {
  switch (option.takes) {
    case Takes::Nothing:
      return "";
    case Takes::Rules:
      return "RULES";
    case Takes::Rule:
      return "RULE";
    case Takes::Anything:
    case Takes::Choice:
      return option.choices.empty() ? "VALUE" : fmt::format("{}", fmt::join(option.choices, "|"));
  }
  return "";
}

static std::string Item(const OptionDescription& option) {
  std::vector<std::string> names;
  for (const auto& name : option.names) {
    names.push_back(fmt::format("\\fB{}\\fR", Escape(name)));
  }
  auto head = fmt::format("{}", fmt::join(names, ", "));
  if (!option.positional && option.takes != Takes::Nothing) {
    head += fmt::format(" \\fI{}\\fR", Escape(ValueOf(option)));
  }
  return fmt::format(".TP\n{}\n{}\n", head, Escape(option.about));
}

static std::string Section(const VerbDescription& verb) {
  auto text = fmt::format(".SS shoal {}\n{}.\n", Escape(verb.name), Escape(verb.about));
  for (const auto& option : verb.options) {
    text += Item(option);
  }
  if (!verb.footer.empty()) {
    text += fmt::format(".PP\n.nf\n{}\n.fi\n", Escape(verb.footer));
  }
  return text;
}

int PrintManual() {
  const auto verbs = DescribeArguments();
  const auto& program = verbs.front();
  auto text = fmt::format(
      ".TH SHOAL 1 \"\" \"shoal {}\" \"User Commands\"\n.SH NAME\n"
      "shoal \\- lint Kubernetes manifests, Helm charts and Dockerfiles\n"
      ".SH SYNOPSIS\n.B shoal\n[\\fIVERB\\fR] [\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n"
      ".SH DESCRIPTION\n{}\nIt runs offline. Without a verb, it checks; without a path, the "
      "working "
      "folder.\n.SH OPTIONS\n",
      Escape(SHOAL_VERSION), Escape(program.about));
  for (const auto& option : program.options) {
    text += Item(option);
  }
  text += ".SH VERBS\n";
  for (const auto& verb : verbs) {
    text += verb.name.empty() ? "" : Section(verb);
  }
  text += fmt::format(
      ".SH \"EXIT STATUS\"\n{}\n.SH FILES\n.TP\n\\fB.shoal.yaml\\fR\nSettings, of the nearest "
      "folder at or above each file. \\fBshoal init\\fR writes one to begin with.\n.SH EXAMPLES\n"
      ".TP\nLint a folder, and write a report for code scanning:\n\\fBshoal check "
      "\\-\\-output sarif:shoal.sarif deploy\\fR\n.TP\nShow what the safe fixes would change:\n"
      "\\fBshoal fix \\-\\-diff deploy\\fR\n.TP\nRead about a rule:\n\\fBshoal explain "
      "DL3008\\fR\n",
      Escape(program.footer));
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 2;
}

}  // namespace linter::cli
