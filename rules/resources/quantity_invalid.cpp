#include <fmt/format.h>

#include <optional>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/quantity.h"
#include "linter/k8s/quantity_field.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule QuantityInvalid() {
  return {
      .id = "quantity-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "quantity cannot be read, or is below zero",
      .why =
          "A quantity is a decimal number with one of the suffixes `m`, `k`, `M`, `G`, `T`, `P`, "
          "`E`, `Ki`, `Mi`, `Gi`, `Ti`, `Pi`, `Ei`, or an exponent. The API refuses `1GB`, `500 "
          "Mi`, `0,5` and `1gi`, and negative amounts. Reads requests and limits, volumes, "
          "claims, quotas, limit ranges and autoscalers; a value that a template fills in is "
          "left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
      .since = "0.1",
      .checklist = {"IN-C-3", "PD-CF-5"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& field : k8s::QuantityFields(object)) {
    const auto text = field.slot.Text();
    const auto quantity = text ? k8s::ParseQuantity(*text) : std::nullopt;
    const bool negative = quantity && quantity->value < 0 && field.unit != k8s::Unit::Any;
    if (!text || (quantity && !negative)) {
      continue;
    }
    Diagnostic finding{
        .span = field.slot.span(),
        .message = fmt::format("{} has `{}` as {}, which is {}", field.owner, *text, field.resource,
                               negative ? "below zero" : "no quantity")};
    if (const auto meant = k8s::MeantQuantity(*text); meant && !negative) {
      finding.fixes = {{fmt::format("write {}", *meant), Safety::Unsafe,
                        yaml::Set(field.slot, yaml::Quote(*meant))}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
