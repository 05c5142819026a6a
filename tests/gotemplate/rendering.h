#pragma once

#include <string>
#include <string_view>

#include "linter/gotemplate/evaluation.h"
#include "linter/text/source_file.h"

namespace linter::gotemplate {

// One template over values, with Go's own functions: what `text/template` would print, or its
// error.
class Rendering {
 public:
  explicit Rendering(std::string_view text, Limits limits = {})
      : file_{FileId{1}, "t", std::string(text)}, limits_(limits) {
    functions_.Add(Builtins());
    origins_.AddFile(file_.id, file_.text);
  }

  Heap& heap() { return heap_; }
  Origins& origins() { return origins_; }
  const SourceFile& file() const { return file_; }
  const Text& output() const { return output_; }
  const Failure& failure() const { return failure_; }

  std::string Print(Value dot = {}) {
    run_ = {static_cast<std::uint32_t>(file_.text.size()),
            origins_.Written({file_.id, 0, static_cast<std::uint32_t>(file_.text.size())}), 0};
    TemplateSet set(functions_, heap_.memory(), origins_);
    if (const auto error = set.Parse("t", Text(file_.text, &run_, 1, 0))) {
      return error->message;
    }
    Evaluation evaluation(set, heap_, origins_, limits_);
    const auto result = evaluation.Execute("t", dot);
    if (!result) {
      failure_ = evaluation.failure();
      return failure_.message;
    }
    output_ = *result;
    return std::string(output_.bytes());
  }

 private:
  SourceFile file_;
  Limits limits_;
  Functions functions_;
  Heap heap_;
  Origins origins_;
  Run run_;
  Text output_;
  Failure failure_;
};

inline std::string Render(std::string_view text, Value dot = {}) {
  return Rendering(text).Print(dot);
}

}  // namespace linter::gotemplate
