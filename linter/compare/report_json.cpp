#include <nlohmann/json.hpp>

#include "linter/compare/report.h"

namespace linter::compare {

using Json = nlohmann::ordered_json;

static Json SideOf(const std::string& value, const std::optional<Spot>& spot) {
  Json side{{"value", value}};
  if (spot) {
    side["file"] = spot->path;
    side["line"] = spot->line;
    side["column"] = spot->column;
    side["excerpt"] = spot->excerpt;
  }
  return side;
}

static Json RowsOf(const std::vector<Row>& rows) {
  auto list = Json::array();
  for (const auto& row : rows) {
    const auto& difference = row.difference;
    list.push_back({{"object", difference.object},
                    {"topic", Name(difference.topic)},
                    {"what", difference.what},
                    {"stronger", SideOf(difference.first, row.first)},
                    {"weaker", SideOf(difference.second, row.second)}});
  }
  return list;
}

std::string WriteJson(const Report& report) {
  Json document{{"version", 1}, {"first", report.first}, {"second", report.second}};
  if (!report.assumption.empty()) {
    document["assumption"] = report.assumption;
  }
  document["weaker"] = RowsOf(report.weaker);
  if (report.stronger) {
    document["stronger"] = RowsOf(*report.stronger);
  }
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace linter::compare
