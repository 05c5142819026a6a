// The checklist as a document, ticked where it is true.

#include <fmt/format.h>

#include <algorithm>

#include "linter/readiness/assessment.h"

namespace linter::readiness {

constexpr std::size_t MostPlaces = 10;

// So that no text of a file becomes markup. What stands in backticks is code already.
static std::string Escape(std::string_view text) {
  std::string escaped;
  const bool paired = std::count(text.begin(), text.end(), '`') % 2 == 0;
  bool code = false;
  for (const char letter : text) {
    if (letter == '\n' || letter == '\r') {
      escaped += ' ';
      continue;
    }
    code = code != (paired && letter == '`');
    if (!code && std::string_view("\\*_[]<>|#").find(letter) != std::string_view::npos) {
      escaped += '\\';
    }
    escaped += letter;
  }
  return escaped;
}

static char TickOf(State state) {
  return state >= State::Attested ? 'x' : ' ';
}

static void WritePlaces(std::string& text, const std::vector<Evidence>& places,
                        std::string_view lead) {
  for (std::size_t i = 0; i < std::min(places.size(), MostPlaces); ++i) {
    const auto& place = places[i];
    const auto link =
        place.path.empty() ? std::string()
        : place.line == 0
            ? fmt::format("[{0}](<{1}>): ", Escape(place.path), place.path)
            : fmt::format("[{0}:{2}](<{1}#L{2}>): ", Escape(place.path), place.path, place.line);
    text += fmt::format("  - {}{}{}{}\n", link, lead, Escape(place.text),
                        place.rule.empty() ? "" : fmt::format(" (`{}`)", place.rule));
  }
  if (places.size() > MostPlaces) {
    text += fmt::format("  - and {} more\n", places.size() - MostPlaces);
  }
}

static void WriteRow(std::string& text, const Answer& answer) {
  const auto count =
      answer.subjects > 1 ? fmt::format(", {} of {} in order", answer.good, answer.subjects) : "";
  text += fmt::format("- [{}] {} — **{}**{} `{}`\n", TickOf(answer.state),
                      Escape(answer.row->title), Name(answer.state), count, answer.row->id);
  if (!answer.remark.empty()) {
    text += fmt::format("  - {}\n", Escape(answer.remark));
  }
  WritePlaces(text, answer.against, "");
  if (answer.against.empty()) {
    WritePlaces(text, answer.evidence, "");
  }
  WritePlaces(text, answer.missing, "nothing shows it for ");
  WritePlaces(text, answer.waived, "waived: ");
  if (answer.state < State::Attested) {
    text += fmt::format("  - To do: {}\n", Escape(answer.row->satisfy));
  }
}

// Rows that sum up others: one line each, a column an environment.
static void WriteMatrix(std::string& text, const Assessment& assessment, const Group& group,
                        std::size_t first) {
  text += fmt::format("| {} |", Escape(group.title));
  std::string rule = "|---|";
  for (const auto& column : assessment.columns) {
    text += fmt::format(" {} |", column.environment.empty() ? "Everything" : column.environment);
    rule += "---|";
  }
  text += "\n" + rule + "\n";
  for (std::size_t i = 0; i < group.rows.size(); ++i) {
    text += fmt::format("| {} |", Escape(group.rows[i].title));
    for (const auto& column : assessment.columns) {
      const auto state = column.answers[first + i].state;
      text += fmt::format(" [{}] {} |", TickOf(state), Name(state));
    }
    text += "\n";
  }
}

static bool SumsUp(const Group& group) {
  return !group.rows.empty() && std::all_of(group.rows.begin(), group.rows.end(),
                                            [](const Row& row) { return !row.members.empty(); });
}

std::string WriteMarkdown(const Assessment& assessment) {
  std::string text = fmt::format(
      "# {}\n\n{} % by shoal {}{}.\n", Escape(assessment.checklist->title), assessment.Score(),
      assessment.version, assessment.today.empty() ? "" : " as of " + assessment.today);
  for (const auto& assumption : assessment.assumptions) {
    text += fmt::format("{}\n", Escape(assumption));
  }
  std::size_t at = 0;
  for (const auto& section : assessment.checklist->sections) {
    text += fmt::format("\n## {}\n", Escape(section.title));
    for (const auto& group : section.groups) {
      text += fmt::format("\n### {}\n\n", Escape(group.title));
      if (SumsUp(group)) {
        WriteMatrix(text, assessment, group, at);
      } else {
        for (std::size_t i = 0; i < group.rows.size(); ++i) {
          WriteRow(text, assessment.answers()[at + i]);
        }
      }
      at += group.rows.size();
    }
  }
  const auto commands = RollbackCommands(assessment);
  if (!commands.empty()) {
    text += "\n## Rollback commands of this project\n\n```bash\n";
    for (const auto& command : commands) {
      text += command + "\n";
    }
    text += "```\n";
  }
  return text;
}

}  // namespace linter::readiness
