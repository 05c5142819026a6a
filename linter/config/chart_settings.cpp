#include "linter/config/chart_settings.h"

#include <fmt/format.h>

#include <array>

#include "linter/config/place.h"
#include "linter/text/nearest.h"

namespace linter::config {

static void TakeText(const SettingEntry& entry, std::string& into, Complaints& complaints) {
  if (entry.value.is_scalar() && !entry.value.text.empty()) {
    into = entry.value.text;
  } else {
    complaints.Add(entry.value, fmt::format("`{}` takes a text, not {}", entry.key.text,
                                            entry.value.Describe()));
  }
}

// Each item is a set of its own: a list of files, or one file alone.
static void TakeValues(const Setting& value, const std::string& folder, ChartSettings& chart,
                       Complaints& complaints) {
  if (!value.is_list()) {
    complaints.Add(value, fmt::format("`values` takes a list of sets, not {}", value.Describe()));
    return;
  }
  for (const auto& set : value.items) {
    std::vector<std::string> files;
    for (const auto* file : complaints.ReadList("values", set)) {
      files.push_back(PathFrom(file->text, folder));
    }
    if (!files.empty()) {
      chart.values.push_back(std::move(files));
    }
  }
}

ChartSettings ReadChart(const Setting& item, const std::string& folder, Complaints complaints) {
  static constexpr std::array<std::string_view, 4> Keys = {"path", "release", "namespace",
                                                           "values"};
  ChartSettings chart;
  if (!complaints.IsMapping("charts", item)) {
    return chart;
  }
  std::string path;
  for (const auto& entry : item.entries) {
    const auto& key = entry.key.text;
    if (key == "path") {
      TakeText(entry, path, complaints);
    } else if (key == "release") {
      TakeText(entry, chart.release, complaints);
    } else if (key == "namespace") {
      TakeText(entry, chart.name_space, complaints);
    } else if (key == "values") {
      TakeValues(entry.value, folder, chart, complaints);
    } else {
      const auto nearest = Nearest(key, Keys);
      complaints.Add(
          entry.key,
          nearest ? fmt::format("unknown key `{}`; did you mean `{}`?", key, *nearest)
                  : fmt::format("unknown key `{}`; there are `{}`", key, fmt::join(Keys, "`, `")));
    }
  }
  if (path.empty()) {
    complaints.Add(item, "this chart has no `path`");
  } else {
    chart.path = PathFrom(path, folder);
  }
  return chart;
}

}  // namespace linter::config
