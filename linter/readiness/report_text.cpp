// For terminals: what is asked, what is true of it, and what shows it.

#include <fmt/format.h>

#include <algorithm>

#include "linter/readiness/assessment.h"

namespace linter::readiness {

constexpr std::size_t MostPlaces = 5;

static std::string PlaceOf(const Evidence& evidence) {
  return evidence.path.empty() ? std::string()
         : evidence.line == 0  ? evidence.path + ": "
                               : fmt::format("{}:{}: ", evidence.path, evidence.line);
}

static void WritePlaces(std::string& text, const std::vector<Evidence>& places,
                        std::string_view lead) {
  for (std::size_t i = 0; i < std::min(places.size(), MostPlaces); ++i) {
    const auto& place = places[i];
    text += fmt::format("        {}{}{}{}\n", PlaceOf(place), lead, place.text,
                        place.rule.empty() ? "" : fmt::format(" [{}]", place.rule));
  }
  if (places.size() > MostPlaces) {
    text += fmt::format("        and {} more\n", places.size() - MostPlaces);
  }
}

static void WriteAnswer(std::string& text, const Answer& answer, Detail detail) {
  const auto count = answer.subjects > 1 && answer.state != State::NotApplicable
                         ? fmt::format(" ({} of {} in order)", answer.good, answer.subjects)
                         : "";
  text += fmt::format("  {:<9} {}  {}{}\n", Name(answer.state), answer.row->id, answer.row->title,
                      count);
  const bool missing = answer.state < State::Attested;
  if (!answer.remark.empty()) {
    text += fmt::format("        {}\n", answer.remark);
  }
  WritePlaces(text, answer.waived, "waived: ");
  if (!missing && detail == Detail::WhatIsMissing) {
    return;
  }
  WritePlaces(text, answer.against, "");
  if (answer.against.empty()) {
    WritePlaces(text, answer.evidence, "");
  }
  WritePlaces(text, answer.missing, "nothing shows it for ");
  if (missing && answer.row->members.empty()) {
    text += fmt::format("        → {}\n", answer.row->satisfy);
  }
}

static void WriteSummary(std::string& text, const Assessment& assessment) {
  std::string counts;
  for (const auto& [state, count] : assessment.Counts()) {
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, Name(state));
  }
  text +=
      fmt::format("{} rows: {}; {} %\n", assessment.answers().size(), counts, assessment.Score());
}

std::string WriteText(const Assessment& assessment, Detail detail) {
  const auto& column = assessment.columns.front();
  std::string text = fmt::format("{}{}{}\n", assessment.checklist->title,
                                 column.environment.empty() ? "" : ", ", column.environment);
  for (const auto& assumption : assessment.assumptions) {
    text += fmt::format("{}\n", assumption);
  }
  auto answer = column.answers.begin();
  for (const auto& section : assessment.checklist->sections) {
    text += fmt::format("\n{}\n", section.title);
    for (const auto& group : section.groups) {
      text += fmt::format("\n {}\n", group.title);
      for (std::size_t i = 0; i < group.rows.size(); ++i) {
        WriteAnswer(text, *answer++, detail);
      }
    }
  }
  text += "\n";
  WriteSummary(text, assessment);
  return text;
}

}  // namespace linter::readiness
