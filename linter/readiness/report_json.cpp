#include <nlohmann/json.hpp>

#include "linter/readiness/assessment.h"

namespace linter::readiness {

using Json = nlohmann::ordered_json;

static Json PlacesOf(const std::vector<Evidence>& places) {
  Json list = Json::array();
  for (const auto& place : places) {
    Json item;
    if (!place.path.empty()) {
      item["file"] = place.path;
    }
    if (place.line > 0) {
      item["line"] = place.line;
    }
    item["text"] = place.text;
    if (!place.rule.empty()) {
      item["rule"] = place.rule;
    }
    if (!place.object.empty()) {
      item["object"] = place.object;
    }
    if (!place.excerpt.empty()) {
      item["excerpt"] = place.excerpt;
    }
    if (!place.part.empty()) {
      item["part"] = place.part;
    }
    list.push_back(std::move(item));
  }
  return list;
}

static Json RowOf(const Answer& answer) {
  Json row{{"id", answer.row->id}, {"row", answer.row->title}, {"state", Name(answer.state)}};
  if (answer.subjects > 0) {
    row["good"] = answer.good;
    row["subjects"] = answer.subjects;
  }
  if (!answer.remark.empty()) {
    row["remark"] = answer.remark;
  }
  row["against"] = PlacesOf(answer.against);
  row["evidence"] = PlacesOf(answer.evidence);
  row["missing"] = PlacesOf(answer.missing);
  row["waived"] = PlacesOf(answer.waived);
  row["satisfy"] = answer.row->satisfy;
  row["attest"] = answer.row->attest;
  return row;
}

std::string WriteJson(const Assessment& assessment) {
  Json document{{"version", 1},
                {"checklist", assessment.checklist->title},
                {"score", assessment.Score()},
                {"asOf", assessment.today},
                {"assumptions", assessment.assumptions},
                {"environments", Json::array()},
                {"rollback", RollbackCommands(assessment)}};
  for (const auto& column : assessment.columns) {
    Json rows = Json::array();
    for (const auto& answer : column.answers) {
      rows.push_back(RowOf(answer));
    }
    document["environments"].push_back({{"name", column.environment}, {"rows", std::move(rows)}});
  }
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace linter::readiness
