#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/quantity.h"
#include "linter/k8s/quantity_field.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MemoryInMillis() {
  return {
      .id = "memory-in-millis",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "amount of bytes is written in thousandths",
      .why =
          "`m` means thousandths: `512m` of memory is half a byte. The API accepts it, and the "
          "container is killed before it starts, or the volume has no room. `Mi` is what was "
          "meant.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#meaning-of-memory",
      .since = "0.1",
      .checklist = {"IN-C-3", "PD-CF-5"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& field : k8s::QuantityFields(object)) {
    const auto text = field.slot.Text().value_or("");
    const auto quantity = k8s::ParseQuantity(text);
    if (field.unit != k8s::Unit::Bytes || !quantity || quantity->suffix != "m") {
      continue;
    }
    const auto meant = fmt::format("{}Mi", text.substr(0, text.size() - 1));
    report.Add({
        .span = field.slot.span(),
        .message = fmt::format("{} has `{}` as {}: thousandths of a byte", field.owner, text,
                               field.resource),
        .fixes = {{fmt::format("write {}", meant), Safety::Unsafe, yaml::Set(field.slot, meant)}},
    });
  }
}

}  // namespace linter::rules
