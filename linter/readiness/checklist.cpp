#include "linter/readiness/checklist.h"

#include <algorithm>

namespace linter::readiness {

std::vector<std::string> Checklist::PartsOf(const Row& row) {
  std::vector<std::string> parts;
  const auto collect = [&](const auto& uses) {
    for (const auto& use : uses) {
      if (!use.part.empty() && std::find(parts.begin(), parts.end(), use.part) == parts.end()) {
        parts.push_back(use.part);
      }
    }
  };
  collect(row.steps);
  collect(row.proofs);
  collect(row.objects);
  collect(row.files);
  return parts;
}

std::vector<const Row*> Checklist::Rows() const {
  std::vector<const Row*> rows;
  for (const auto& section : sections) {
    for (const auto& group : section.groups) {
      for (const auto& row : group.rows) {
        rows.push_back(&row);
      }
    }
  }
  return rows;
}

const Row* Checklist::Find(std::string_view id) const {
  const auto rows = Rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row* row) { return row->id == id; });
  return found == rows.end() ? nullptr : *found;
}

}  // namespace linter::readiness
