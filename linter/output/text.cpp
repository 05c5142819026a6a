#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "linter/output/characters.h"
#include "linter/output/excerpt.h"
#include "linter/output/format.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

// What a piece of text is, and so how it looks: the parameters of a terminal's SGR sequence.
enum class Ink : std::uint8_t { Path, Error, Warning, Info, Gutter, Label, Fix };

static std::string_view ParametersOf(Ink ink) {
  switch (ink) {
    case Ink::Path:
      return "1";
    case Ink::Error:
      return "1;31";
    case Ink::Warning:
      return "1;33";
    case Ink::Info:
      return "1;36";
    case Ink::Gutter:
      return "2";
    case Ink::Label:
      return "34";
    case Ink::Fix:
      return "32";
  }
  return "0";
}

static Ink InkOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return Ink::Error;
    case Severity::Warning:
      return Ink::Warning;
    case Severity::Info:
      return Ink::Info;
  }
  return Ink::Info;
}

// A source line that stands in the report already, so that a second mark need not repeat it.
struct ShownLine {
  FileId file = {};
  std::uint32_t line = 0;
  std::string text;
};

class TextReport {
 public:
  TextReport(const Result& result, const Style& style)
      : result_(result), style_(style), places_(result.files) {}

  void Heading(const Diagnostic& finding);
  void Details(const Diagnostic& finding);
  void Closing();
  void UnknownKinds();

  void Break() { buffer_.push_back('\n'); }
  std::string Take() { return fmt::to_string(buffer_); }

 private:
  struct Mark {
    Span span;
    char sign;
    Ink ink;
    std::string caption;
  };

  template <typename... Arguments>
  void Print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Arguments>(arguments)...);
  }
  std::string Inked(Ink ink, std::string_view text) const;
  std::string Where(const Span& span);
  void Draw(const Mark& mark, std::size_t digits, ShownLine& shown);
  void Remark(std::size_t digits, const std::string& text);

  const Result& result_;
  Style style_;
  Places places_;
  fmt::memory_buffer buffer_;
};

std::string TextReport::Inked(Ink ink, std::string_view text) const {
  if (style_.color == Color::Never) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", ParametersOf(ink), text);
}

std::string TextReport::Where(const Span& span) {
  const auto start = places_.At(span, ColumnUnit::CodePoint).start;
  const auto path = Printable(places_.file(span.file).source->path);
  return fmt::format("{}:{}:{}", Inked(Ink::Path, path), start.line, start.column);
}

void TextReport::Heading(const Diagnostic& finding) {
  Print("{}: {}[{}] {}\n", Where(finding.span),
        Inked(InkOf(finding.severity), Name(finding.severity)), finding.rule->id,
        Printable(finding.message));
}

void TextReport::Draw(const Mark& mark, std::size_t digits, ShownLine& shown) {
  const auto file = mark.span.file;
  const auto text = places_.text(file);
  const auto line = places_.At(mark.span, ColumnUnit::Byte).start.line;
  const auto gutter = static_cast<std::uint32_t>(digits) + 4;
  const auto width = style_.width > 2 * gutter ? style_.width - gutter : gutter;
  const auto excerpt = Cut(text, places_.LineOf(mark.span), places_.FirstLine(mark.span), width);
  if (file != shown.file) {
    Print(" {:>{}} {}\n", "", digits, Inked(Ink::Gutter, fmt::format("::: {}", Where(mark.span))));
  }
  if (file != shown.file || line != shown.line || excerpt.text != shown.text) {
    Print(" {}{}{}\n", Inked(Ink::Gutter, fmt::format("{:>{}} |", line, digits)),
          excerpt.text.empty() ? "" : " ", excerpt.text);
  }
  auto underline = std::string(excerpt.length, mark.sign);
  if (!mark.caption.empty()) {
    underline += ' ' + mark.caption;
  }
  Print(" {} {:{}}{}\n", Inked(Ink::Gutter, fmt::format("{:>{}} |", "", digits)), "",
        excerpt.indent, Inked(mark.ink, underline));
  shown = {file, line, excerpt.text};
}

void TextReport::Remark(std::size_t digits, const std::string& text) {
  Print(" {} {}\n", Inked(Ink::Gutter, fmt::format("{:>{}} =", "", digits)), text);
}

static std::string Describe(const Subject& object) {
  const auto name = object.name.empty() ? std::string_view("(without a name)") : object.name;
  const auto separator = object.name_space.empty() ? "" : "/";
  return Printable(fmt::format("{} {}{}{}", object.kind, object.name_space, separator, name));
}

void TextReport::Details(const Diagnostic& finding) {
  std::vector<Mark> marks = {{finding.span, '^', InkOf(finding.severity), ""}};
  for (const auto& label : finding.labels) {
    marks.push_back({label.span, '-', Ink::Label, "note: " + Printable(label.text)});
  }
  // What stands in the file of the finding comes first, so that the report leaves it only once.
  std::stable_partition(marks.begin(), marks.end(), [&finding](const Mark& mark) {
    return mark.span.file == finding.span.file;
  });
  // Wide enough for nearly every manifest, so that the gutters of all findings line up.
  std::size_t digits = 4;
  for (const auto& mark : marks) {
    const auto line = places_.At(mark.span, ColumnUnit::Byte).start.line;
    digits = std::max(digits, std::to_string(line).size());
  }
  ShownLine shown = {.file = finding.span.file, .text = {}};
  for (const auto& mark : marks) {
    if (!places_.text(mark.span.file).empty()) {
      Draw(mark, digits, shown);
    } else if (!mark.caption.empty()) {
      Remark(digits, fmt::format("{}: {}", Where(mark.span), Inked(mark.ink, mark.caption)));
    }
  }
  if (!finding.object.empty()) {
    Remark(digits, "in " + Describe(finding.object));
  }
  if (!finding.renders.empty()) {
    Remark(digits, Printable(fmt::format("with {}", fmt::join(finding.renders, "; "))));
  }
  // Of one alone it says nothing.
  if (!finding.environments.empty() && result_.environments.size() > 1) {
    Remark(digits,
           Printable(fmt::format("environments: {}", fmt::join(finding.environments, ", "))));
  }
  for (const auto& fix : finding.fixes) {
    Remark(digits, fmt::format("{} {} ({} fix)", Inked(Ink::Fix, "help:"), Printable(fix.title),
                               Name(fix.safety)));
  }
}

void TextReport::Closing() {
  const auto& summary = result_.summary;
  const auto findings = result_.findings;
  if (findings.empty()) {
    Print("no findings in {}", Count(summary.files, "file"));
  } else {
    std::set<FileId> files;
    std::array<std::size_t, 3> counts = {};
    for (const auto& finding : findings) {
      files.insert(finding.span.file);
      ++counts[static_cast<std::size_t>(finding.severity)];
    }
    std::vector<std::string> kinds;
    for (const auto severity : {Severity::Error, Severity::Warning, Severity::Info}) {
      const auto count = counts[static_cast<std::size_t>(severity)];
      if (count == 0) {
        continue;
      }
      // There is no plural of `info`.
      const auto words =
          severity == Severity::Info ? fmt::format("{} info", count) : Count(count, Name(severity));
      kinds.push_back(Inked(InkOf(severity), words));
    }
    Print("{} ({}) in {} of {}", Count(findings.size(), "finding"), fmt::join(kinds, ", "),
          files.size(), Count(summary.files, "file"));
  }
  if (summary.suppressed > 0) {
    Print("; {} suppressed", summary.suppressed);
  }
  if (summary.unreadable > 0) {
    Print("; {}",
          Inked(Ink::Error, Count(summary.unreadable, "file") + " could not be read in full"));
  }
  Break();
  if (!summary.unknown_kinds.empty()) {
    UnknownKinds();
  }
  if (!result_.assumption.empty()) {
    Print("{}", Printable(result_.assumption));
    Break();
  }
}

// One line, however many there are.
void TextReport::UnknownKinds() {
  constexpr std::size_t Most = 4;
  auto kinds = result_.summary.unknown_kinds;
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& left, const auto& right) {
    return left.objects > right.objects;
  });
  std::size_t objects = 0;
  std::vector<std::string> names;
  for (const auto& each : kinds) {
    objects += each.objects;
    if (names.size() < Most) {
      names.push_back(Printable(each.kind));
    }
  }
  if (kinds.size() > Most) {
    names.push_back(fmt::format("{} more", kinds.size() - Most));
  }
  Print("no schema for {} of {}: {}", Count(objects, "object"), Count(kinds.size(), "kind"),
        fmt::join(names, ", "));
  Break();
}

std::string WriteText(const Result& result, const Style& style) {
  TextReport report(result, style);
  for (const auto& finding : result.findings) {
    report.Heading(finding);
    report.Details(finding);
    report.Break();
  }
  report.Closing();
  return report.Take();
}

std::string WriteConcise(const Result& result, const Style& style) {
  TextReport report(result, style);
  for (const auto& finding : result.findings) {
    report.Heading(finding);
  }
  report.Closing();
  return report.Take();
}

}  // namespace linter::output
