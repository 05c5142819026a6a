#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "linter/yaml/document.h"

namespace linter::yaml {

// A text and what it parses to, kept together.
class Parsed {
 public:
  explicit Parsed(std::string text) : file_(std::make_unique<SourceFile>()) {
    file_->text = std::move(text);
    stream_ = Parse(*file_);
  }

  const Stream& stream() const { return stream_; }
  Node root(std::size_t document = 0) const { return *stream_.documents.at(document).root(); }
  Slot slot() const { return Slot(root()); }
  const std::string& text() const { return file_->text; }
  std::string Text(Span span) const { return std::string(file_->Text(span)); }

 private:
  std::unique_ptr<SourceFile> file_;
  Stream stream_;
};

}  // namespace linter::yaml
