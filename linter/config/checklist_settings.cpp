#include "linter/config/checklist_settings.h"

#include <fmt/format.h>

#include "linter/config/place.h"

namespace linter::config {

void ReadChecklistSettings(const Setting& value, const std::string& file, Complaints complaints,
                           ChecklistSettings& settings) {
  const auto folder = FolderOf(file);
  if (value.is_scalar()) {
    settings.file = PathFrom(value.text, folder);
    return;
  }
  if (!complaints.IsMapping("checklist", value)) {
    return;
  }
  for (const auto& [key, entry] : value.entries) {
    if (key.text == "file" && entry.is_scalar()) {
      settings.file = PathFrom(entry.text, folder);
    } else if (key.text == "file") {
      complaints.Add(entry, "`file` takes a path, not " + entry.Describe());
    } else if (key.text == "add") {
      for (const auto* item : complaints.ReadList("add", entry)) {
        settings.add.push_back(PathFrom(item->text, folder));
      }
    } else if (key.text == "drop") {
      for (const auto* item : complaints.ReadList("drop", entry)) {
        settings.drop.push_back(item->text);
      }
    } else {
      complaints.Add(
          key, fmt::format("a checklist has no `{}`; there are `file`, `add`, `drop`", key.text));
    }
  }
}

}  // namespace linter::config
