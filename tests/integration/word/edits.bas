' What a reviewer does in Writer: plain edits, tracked ones, a decision on what was tracked already,
' remarks; then the file is saved as a Word file.

Sub Main
  On Error GoTo Failed
  document = Opened("FROM")
  document.RecordChanges = False
EDITS
  Dim written(0) As New com.sun.star.beans.PropertyValue
  written(0).Name = "FilterName"
  written(0).Value = "MS Word 2007 XML"
  document.storeToURL("TO", written())
  document.close(True)
  Exit Sub
Failed:
  handle = FreeFile
  Open "LOG" For Output As #handle
  Print #handle, Error$ & " in line " & Erl
  Close #handle
End Sub

' A file in a window that is not shown, and is laid out no more: a program without a display fails
' when it lays remarks out.
Function Opened(from As String) As Object
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(from, "_blank", 0, hidden())
  document.lockControllers()
  Opened = document
End Function

Function Found(document As Object, words As String) As Object
  search = document.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  Found = document.findFirst(search)
End Function

' Puts words in place of words, tracked or not.
Sub PutWords(document As Object, words As String, other As String, tracked As Boolean)
  range = Found(document, words)
  document.RecordChanges = tracked
  range.String = other
  document.RecordChanges = False
End Sub

' Accepts or rejects the tracked change on words.
Sub DecideOn(document As Object, words As String, decision As String)
  document.CurrentController.select(Found(document, words))
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, decision, "", 0, Array())
End Sub

' Remarks on words.
Sub RemarkOn(document As Object, words As String, said As String, author As String)
  remark = document.createInstance("com.sun.star.text.textfield.Annotation")
  remark.Author = author
  remark.Content = said
  Dim now As New com.sun.star.util.DateTime
  now.Year = 2026
  now.Month = 3
  now.Day = 2
  remark.DateTimeValue = now
  range = Found(document, words)
  range.Text.insertTextContent(range, remark, True)
End Sub

' Ends a paragraph behind words and puts others into the next.
Sub NewParagraph(document As Object, words As String, other As String)
  cursor = Found(document, words)
  cursor.Text.insertControlCharacter(cursor.End, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.Text.insertString(cursor.Text.createTextCursorByRange(Behind(document, words)), other, False)
End Sub

Function Behind(document As Object, words As String) As Object
  range = Found(document, words)
  cursor = range.Text.createTextCursorByRange(range.End)
  cursor.goRight(1, False)
  Behind = cursor
End Function

' Takes the paragraph of words away.
Sub TakeAway(document As Object, words As String)
  range = Found(document, words)
  cursor = range.Text.createTextCursorByRange(range)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.String = ""
End Sub
