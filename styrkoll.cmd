@echo off
rem Drop an agreement on this file: a Word, PDF or text document, or several. Each is checked, the findings are shown,
rem and saved beside it as a Word and an Excel file. Nothing is sent anywhere, and the document is not changed.
setlocal DisableDelayedExpansion
title styrkoll

rem UTF-8, so that names and findings keep their letters on the screen and in pipes, whatever the machine is set to.
chcp 65001 >nul
set "PYTHONUTF8=1"

rem The program beside this file, as the guide installs it; else the one that the machine knows.
set "STYRKOLL=%~dp0.venv\Scripts\styrkoll.exe"
if not exist "%STYRKOLL%" set "STYRKOLL=styrkoll.exe"

set "WORST=0"
if "%~1"=="" goto nothing

:next
if "%~1"=="" goto done
"%STYRKOLL%" check "%~f1" -o "%~dpn1-iakttagelser.docx" -o "%~dpn1-iakttagelser.xlsx"
if errorlevel 9009 goto missing
if errorlevel 2 set "WORST=2"
if not errorlevel 2 if errorlevel 1 if "%WORST%"=="0" set "WORST=1"
echo.
shift
goto next

:nothing
echo Dra ett dokument (Word, PDF eller text) till ikonen styrkoll.cmd.
set "WORST=2"
goto done

:missing
echo Programmet styrkoll finns inte. Installera det enligt guiden, eller be IT om det.
set "WORST=2"

:done
rem A window that was opened by a dropped file would close before anything could be read.
if not defined STYRKOLL_NO_PAUSE pause
exit /b %WORST%
