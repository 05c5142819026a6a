#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KeysUnsorted() {
  return {
      .id = "keys-unsorted",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "keys of a mapping are not in alphabetical order",
      .why =
          "A team that sorts its keys finds them sooner and merges them more easily. Most write "
          "`apiVersion`, `kind`, `metadata`, `spec` and put names first, as Kubernetes' own "
          "documents do, so the rule runs only when it is asked for. It tells each mapping once, "
          "at the first key that stands too late.",
      .since = "0.1",
      .replaces = {"kube-linter:sorted-keys"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  std::vector<yaml::Node> open = {object.root().deepest()};
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    if (node.kind_as_written() == yaml::Kind::Alias) {
      continue;
    }
    if (node.is_sequence()) {
      const auto items = node.Items();
      open.insert(open.end(), items.rbegin(), items.rend());
    }
    if (node.is_mapping()) {
      const auto entries = node.Entries();
      const auto late = std::adjacent_find(entries.begin(), entries.end(),
                                           [](const yaml::Entry& left, const yaml::Entry& right) {
                                             return right.key.text() < left.key.text();
                                           });
      if (late != entries.end()) {
        const auto next = std::next(late);
        report.Add({.span = next->key.span(),
                    .message = fmt::format("key `{}` stands behind `{}`", next->key.text(),
                                           late->key.text())});
      }
      for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        open.push_back(entry->value);
      }
    }
  }
}

}  // namespace linter::rules
