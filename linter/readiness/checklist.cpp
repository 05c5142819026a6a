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

template <typename Titled>
static Titled& Under(std::vector<Titled>& all, const std::string& title) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Titled& each) { return each.title == title; });
  return found != all.end() ? *found : all.emplace_back(Titled{.title = title});
}

// The row of an id, to be replaced; null where there is none.
static Row* Known(Checklist& list, std::string_view id) {
  for (auto& section : list.sections) {
    for (auto& group : section.groups) {
      for (auto& row : group.rows) {
        if (row.id == id) {
          return &row;
        }
      }
    }
  }
  return nullptr;
}

void Checklist::Add(Checklist other) {
  for (auto& section : other.sections) {
    for (auto& group : section.groups) {
      for (auto& row : group.rows) {
        if (auto* known = Known(*this, row.id)) {
          *known = std::move(row);
        } else {
          Under(Under(sections, section.title).groups, group.title).rows.push_back(std::move(row));
        }
      }
    }
  }
}

bool Checklist::Drop(std::string_view id) {
  for (auto& section : sections) {
    for (auto& group : section.groups) {
      const auto left = std::remove_if(group.rows.begin(), group.rows.end(),
                                       [&](const Row& row) { return row.id == id; });
      if (left != group.rows.end()) {
        group.rows.erase(left, group.rows.end());
        return true;
      }
    }
  }
  return false;
}

}  // namespace linter::readiness
