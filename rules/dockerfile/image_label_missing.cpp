#include <fmt/format.h>

#include <set>

#include "linter/check/report.h"
#include "linter/docker/image_label.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Labels{
    "labels", {}, "Keys of labels that every image has."};

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule ImageLabelMissing() {
  return {
      .id = "image-label-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .summary = "image lacks a label that every image should have",
      .why =
          "Labels tell where an image comes from and whose it is, when nothing but the image is "
          "at hand. The rule says nothing until its option names the labels. It looks at stages "
          "that no other goes on from or copies from, and counts what they take over; what the "
          "base image brings is not known here. Stages that others go on from are left alone, "
          "where hadolint reports them.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL3049",
      .since = "0.1",
      .replaces = {"hadolint:DL3049"},
      .options = {Labels},
      .check = CheckBuild,
  };
}

static std::set<std::string> KeysOf(const docker::BuildView& build, const docker::Stage& stage) {
  std::set<std::string> keys;
  for (const auto& instruction : build.InstructionsOf(stage)) {
    for (const auto& label : docker::ImageLabels(instruction)) {
      keys.insert(label.key.text());
    }
  }
  return keys;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto wanted = report.Get(Labels);
  if (wanted.empty()) {
    return;
  }
  std::vector<std::set<std::string>> keys;
  for (const auto& stage : build.stages()) {
    keys.push_back(KeysOf(build, stage));
    if (stage.parent) {
      keys.back().insert(keys[*stage.parent].begin(), keys[*stage.parent].end());
    }
  }
  for (const auto* stage : docker::TargetStages(build)) {
    std::vector<std::string> missing;
    for (const auto& label : wanted) {
      if (!keys[stage->index].contains(label)) {
        missing.push_back(label);
      }
    }
    if (!missing.empty()) {
      report.Add(
          {.span = build.dockerfile().instructions[stage->begin].words.front().span(),
           .message = missing.size() == 1
                          ? fmt::format("label `{}` is missing", missing.front())
                          : fmt::format("labels `{}` are missing", fmt::join(missing, "`, `"))});
    }
  }
}

}  // namespace linter::rules
